/** Comparisons with another engine, for operations and finance. */
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { users } from "../account/account.resolver.ts";
import { Access } from "../gql/access.ts";
import { type Connection, decodeCursor, pageOf, pageSize } from "../gql/connection.ts";
import type { Context } from "../gql/context.ts";
import { moneyOf } from "../gql/money.type.ts";
import { make } from "../gql/refusal.ts";
import { Fault } from "../import/import.type.ts";
import { CAUSES, type Cause } from "./cause.ts";
import * as store from "./other-engine.store.ts";
import { EngineDifference, EngineDifferenceConnection } from "./other-engine.type.ts";
import { EngineDifferenceGroup, EngineResult } from "./other-engine.type.ts";
import { EngineResultConnection } from "./other-engine.type.ts";

interface KeptGroup {
  cause: Cause;
  persons: number;
  differences: number;
  /** Decimal digits. */
  differenceMinor: string;
  absoluteMinor: string;
}

async function currencyOf({ book }: Context, periodId: string): Promise<string> {
  return (await book.planOfPeriod(periodId))?.plan.currency ?? "";
}

async function resultOf(context: Context, row: store.ResultRow): Promise<EngineResult> {
  const currency = await currencyOf(context, row.periodId);
  const money = (minor: bigint | null) => (minor === null ? null : moneyOf(minor, currency));
  const groups = JSON.parse(row.groupsJson ?? "[]") as KeptGroup[];
  return make(EngineResult, {
    id: row.id,
    periodId: row.periodId,
    state: row.state,
    receivedAt: row.receivedAt,
    source: row.source,
    rows: Number(row.rows),
    failure: row.failure,
    faultCount: Number(row.faultCount),
    runId: row.runId,
    ours: money(row.ours),
    theirs: money(row.theirs),
    persons: row.persons === null ? null : Number(row.persons),
    groups: groups.map((group) =>
      make(EngineDifferenceGroup, {
        ...{ cause: group.cause, persons: group.persons, differences: group.differences },
        ...CAUSES[group.cause],
        difference: moneyOf(BigInt(group.differenceMinor), currency),
        absolute: moneyOf(BigInt(group.absoluteMinor), currency),
      }),
    ),
    actorId: row.actorId,
  });
}

@Resolver(() => EngineResult)
export class OtherEngineResolver {
  @Access("operations", "finance")
  @Query(() => EngineResultConnection, {
    description: "Another engine's results, the latest first.",
  })
  async engineResults(
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 20, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<EngineResult>> {
    const size = pageSize(first);
    const [at, id] = decodeCursor(after, 2) ?? [];
    const before = at && id && /^\d{1,15}$/.test(at) ? { at: BigInt(at), id } : null;
    const rows = await store.resultsPage(context.graph, { before, limit: size + 1 });
    const results = new Map<string, EngineResult>();
    for (const row of rows) results.set(row.id, await resultOf(context, row));
    const cursorOf = (row: store.ResultRow) => [String(row.receivedAt), row.id];
    return pageOf(rows, size, (row) => results.get(row.id)!, cursorOf);
  }

  @Access("operations", "finance")
  @Query(() => EngineResult, { nullable: true, description: "One of them; null when unknown." })
  async engineResult(
    @Arg("id", () => ID, { description: "Id of the results." }) id: string,
    @Ctx() context: Context,
  ): Promise<EngineResult | null> {
    const row = await store.resultById(context.graph, id);
    return row && resultOf(context, row);
  }

  @Access("parent")
  @FieldResolver(() => String, { description: "Who sent them." })
  async by(@Root() root: EngineResult, @Ctx() context: Context): Promise<string> {
    return (await users(context).load(root.actorId))?.name ?? root.actorId;
  }

  @Access("parent")
  @FieldResolver(() => [Fault], {
    description: "What is wrong in the file, in its order; at most 200 are listed.",
  })
  async faults(@Root() root: EngineResult, @Ctx() { graph }: Context): Promise<Fault[]> {
    const faults = root.faultCount === 0 ? [] : await store.faultsOf(graph, root.id);
    return faults
      .slice(0, 200)
      .map(({ file, line, column, reason }) =>
        make(Fault, { file, line: line === 0 ? null : line, column: column || null, reason }),
      );
  }

  @Access("parent")
  @FieldResolver(() => EngineDifferenceConnection, {
    description: "Person by person, the largest difference first.",
  })
  async differences(
    @Root() root: EngineResult,
    @Ctx() context: Context,
    @Arg("cause", () => String, { nullable: true, description: "Only those of this cause." })
    cause: string | null,
    @Arg("first", () => Int, { defaultValue: 50, description: "At most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." })
    after: string | null,
  ): Promise<Connection<EngineDifference>> {
    const size = pageSize(first);
    const [last] = decodeCursor(after, 1) ?? [];
    const place = last && /^\d{1,12}$/.test(last) ? BigInt(last) : -1n;
    const from = { result: root.id, cause, after: place, limit: size + 1 };
    const rows = await store.differencesPage(context.graph, from);
    const currency = await currencyOf(context, root.periodId);
    const counted = root.groups.filter((group) => cause === null || group.cause === cause);
    return pageOf(
      rows,
      size,
      (row) => differenceOf(row, currency),
      (row) => [String(row.place)],
      counted.reduce((sum, group) => sum + group.differences, 0),
    );
  }
}

function differenceOf(row: store.DifferenceRow, currency: string): EngineDifference {
  const { distributorId, bonus, cause, orderId, place } = row;
  return make(EngineDifference, {
    ...{ distributorId, bonus, cause, orderId, place },
    ours: moneyOf(row.ours, currency),
    theirs: moneyOf(row.theirs, currency),
    difference: moneyOf(row.difference, currency),
    orders: Number(row.orders),
  });
}
