/** Periods for clients; a distributor sees that they exist and how far they are, not their sums. */
import DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { Access } from "../gql/access.ts";
import { type Connection, decodeCursor, pageOf, pageSize } from "../gql/connection.ts";
import { type Context, perRequest } from "../gql/context.ts";
import { make } from "../gql/refusal.ts";
import { Order } from "../order/order.type.ts";
import { Standing } from "../standing/standing.type.ts";
import { periodOfInstant, type PeriodRow, periodsById, periodsPage } from "./period.reader.ts";
import { Period, PeriodConnection, PeriodTotals } from "./period.type.ts";
import { periodTotals } from "./totals.ts";

/** Periods by id, read together. */
export const periods = perRequest(
  (context) =>
    new DataLoader<string, Period | null>(async (ids) => {
      const rows = await periodsById(context.graph, ids);
      const known = new Map(rows.map((row) => [row.id, periodOf(context, row)]));
      return ids.map((id) => known.get(id) ?? null);
    }),
);

function periodOf(context: Context, row: PeriodRow): Period {
  const ended = row.state === "open" && Number(row.endsAt) <= context.clock();
  return make(Period, {
    id: row.id,
    calendar: row.calendar,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    cutOffAt: row.cutOffAt,
    state: (ended ? "ended" : row.state) as Period["state"],
    sheet: row.sheet,
  });
}

@Resolver(() => Period)
export class PeriodResolver {
  @Access("signedIn")
  @Query(() => PeriodConnection, { description: "Periods, newest first." })
  async periods(
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 24, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<Period>> {
    const size = pageSize(first);
    const [endsAt, id] = decodeCursor(after, 2) ?? [];
    const known = endsAt && id && /^-?\d{1,19}$/.test(endsAt);
    const rows = await periodsPage(context.graph, {
      after: known ? { endsAt: BigInt(endsAt), id } : null,
      limit: size + 1,
    });
    return pageOf(
      rows,
      size,
      (row) => periodOf(context, row),
      (row) => [String(row.endsAt), row.id],
    );
  }

  @Access("signedIn")
  @Query(() => Period, { nullable: true, description: "One period; null when unknown." })
  period(
    @Arg("id", () => ID, { description: 'Such as "2026-11".' }) id: string,
    @Ctx() context: Context,
  ): Promise<Period | null> {
    return periods(context).load(id);
  }

  @Access("operations", "finance", "analyst")
  @FieldResolver(() => PeriodTotals, {
    nullable: true,
    description: "Sums of the whole company; null for distributors.",
  })
  async totals(@Root() root: Period, @Ctx() context: Context): Promise<PeriodTotals | null> {
    const inForce = await context.book.planOfPeriod(root.id);
    return inForce && periodTotals(context, root, inForce.plan);
  }
}

@Resolver(() => Standing)
export class StandingPeriodResolver {
  @Access("parent")
  @FieldResolver(() => Period, { description: "The period." })
  async period(@Root() root: Standing, @Ctx() context: Context): Promise<Period | null> {
    return periods(context).load(root.periodId);
  }
}

@Resolver(() => Order)
export class OrderPeriodResolver {
  @Access("parent")
  @FieldResolver(() => Period, {
    nullable: true,
    description: "The period of the plan's main calendar in which the order counts.",
  })
  async period(@Root() root: Order, @Ctx() context: Context): Promise<Period | null> {
    const calendars = (await context.book.newestPlan())?.plan.calendars ?? [];
    const main = calendars.find((calendar) => calendar.ranksFrom === "own") ?? calendars[0];
    if (!main) return null;
    const id = await periodOfInstant(context.graph, main.id, root.placedAt);
    return id === null ? null : periods(context).load(id);
  }
}
