/** How people stand: their rank and volumes in the newest period, or in any other one. */
import DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import { Distributor } from "../genealogy/distributor.type.ts";
import { Access } from "../gql/access.ts";
import { type Context, perRequest } from "../gql/context.ts";
import { Rank, rankOf } from "../gql/plan.type.ts";
import { make } from "../gql/refusal.ts";
import { type StandingRow, standingsOf } from "./standing.reader.ts";
import { type RankReason, Standing, StandingSide } from "./standing.type.ts";

const standings = perRequest(({ graph }) => {
  return new DataLoader<{ sheet: string; id: string }, StandingRow | null, string>(
    async (keys) => {
      const bySheet = new Map<string, string[]>();
      for (const { sheet, id } of keys) bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), id]);
      const known = new Map<string, StandingRow>();
      for (const [sheet, ids] of bySheet) {
        for (const row of await standingsOf(graph, sheet, ids)) {
          known.set(`${sheet} ${row.distributorId}`, row);
        }
      }
      return keys.map(({ sheet, id }) => known.get(`${sheet} ${id}`) ?? null);
    },
    { cacheKeyFn: ({ sheet, id }) => `${sheet} ${id}` },
  );
});

/** A person's standing in a period's sheet; null where the person has none or it is not computed. */
export async function standingOf(
  context: Context,
  distributorId: string,
  periodId: string | null,
): Promise<Standing | null> {
  const period = periodId ?? (await context.book.newestPeriodId());
  if (period === null) return null;
  const sheet = await context.book.sheetOfPeriod(period);
  if (sheet === null) return null;
  const row = await standings(context).load({ sheet, id: distributorId });
  const inForce = await context.book.planOfPeriod(period);
  if (!row || !inForce) return null;
  return make(Standing, {
    personalVolume: row.personalVolume,
    groupVolume: row.groupVolume ?? row.personalVolume,
    totalVolume: row.totalVolume ?? row.personalVolume,
    active: row.active ?? false,
    title: rankOf(inForce.plan, row.title),
    paidAs: rankOf(inForce.plan, row.paidAs),
    earnedRank: rankOf(inForce.plan, row.earnedRank ?? row.paidAs),
    keptBy: (row.keptBy ?? "earned") as RankReason,
    sides: (row.sides ?? []).map((side, place) =>
      make(StandingSide, { ...side, leg: inForce.plan.placement?.legs[place] ?? "" }),
    ),
    asOf: row.computedAt,
    depth: row.depth === null ? null : Number(row.depth),
    sheet,
    periodId: period,
    distributorId,
  });
}

@Resolver(() => Distributor)
export class DistributorStandingResolver {
  @Access("parent")
  @FieldResolver(() => Standing, {
    nullable: true,
    description: "Figures of a period, the newest one unless another is named.",
  })
  standing(
    @Root() root: Distributor,
    @Ctx() context: Context,
    @Arg("periodId", () => ID, { nullable: true, description: "Which period." })
    periodId: string | null,
  ): Promise<Standing | null> {
    return standingOf(context, root.id, periodId);
  }

  @Access("parent")
  @FieldResolver(() => Rank, {
    nullable: true,
    description: "What the person is paid as in the newest period; null without a rank.",
  })
  async rank(@Root() root: Distributor, @Ctx() context: Context): Promise<Rank | null> {
    return (await standingOf(context, root.id, null))?.paidAs ?? null;
  }

  @Access("parent")
  @FieldResolver(() => Rank, { nullable: true, description: "The career title; null without one." })
  async title(@Root() root: Distributor, @Ctx() context: Context): Promise<Rank | null> {
    return (await standingOf(context, root.id, null))?.title ?? null;
  }
}
