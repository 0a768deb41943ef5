/**
 * The sheet: the graph of one period in one revision, laid out from the trees of its last instant.
 *
 * Every commission traversal runs inside it, so nothing moves under a close. Each step here may run
 * again and leaves the same sheet.
 */
import assert from "node:assert/strict";
import type { Graph, Transaction } from "../graph/graph.ts";
import { parseDecimal } from "../money/money.ts";
import { treesOf } from "../plan/bonus/kinds.ts";
import type { Plan } from "../plan/plan.ts";
import { rankIdsOf } from "../plan/rank-numbers.ts";
import { everyRequirement } from "../plan/requirement/every.ts";
import { setDepth, volumeEdge } from "./depth.ts";
import { LANES, type Fence } from "./fence.ts";

/** Distributors laid out in one transaction. */
const PAGE = 10_000;

/** What a sheet goes on from. */
export interface Opening {
  /** Sheet whose titles go on; null: the imported career titles. */
  before: string | null;
  /** Sheet whose carried payments go on; null: the imported balances. */
  paidBefore: string | null;
  /** Sheet that this one revises: the status of its people is the one of the snapshot; null: none. */
  revises: string | null;
}

/** Called now and then with how many distributors are laid out. */
export type Progress = (done: number) => Promise<void> | void;

/**
 * Lays out the standings of everyone who had joined before `endsAt` and both trees as of the last instant
 * before it, with every correction of them that is known by now.
 */
export async function layOut(
  graph: Graph,
  fence: Fence,
  plan: Plan,
  endsAt: number,
  opening: Opening,
  progress: Progress = () => undefined,
): Promise<void> {
  const { sheet } = fence;
  const rankNumbers = Object.fromEntries(plan.ranks.map(({ id, number }) => [id, number]));
  const openingBalances = await balancesBrought(graph, plan);
  await fence.write((tx) => tx.run("sheet/set-rank-ids", { sheet, rankIds: rankIdsOf(plan) }));
  const people = { people: null, lanes: LANES };
  const parameters = { sheet, ...opening, endsAt, rankNumbers, openingBalances, ...people };
  await page(fence, "sheet/lay-out-standings", parameters, progress);
  await page(fence, "sheet/lay-out-sponsor-edges", { sheet, endsAt, people: null });
  if (usesPlacement(plan)) await layOutPlaces(fence, endsAt);
  await fence.write((tx) => setDepth(tx, sheet, volumeEdge(plan)));
}

/** Lays out the placement tree of a sheet whose standings are there. */
export async function layOutPlaces(fence: Fence, endsAt: number): Promise<void> {
  const { sheet } = fence;
  await page(fence, "sheet/lay-out-placement-edges", { sheet, endsAt, people: null });
}

/** People who came or moved since a sheet was laid out, by id. */
export interface NewPlaces {
  /** They may be on the sheet already. */
  enrolled: readonly string[];
  /** Each with a new parent in the tree. */
  sponsored: readonly string[];
  placed: readonly string[];
}

/** Brings a laid out sheet up to date with a few people; who joined after the period is left out. */
export async function layOutSome(
  tx: Transaction,
  plan: Plan,
  of: { sheet: string; endsAt: number; opening: Opening },
  { enrolled, sponsored, placed }: NewPlaces,
): Promise<void> {
  const { sheet, endsAt, opening } = of;
  const some = { sheet, endsAt, after: "", limit: 0 };
  // Who is enrolled on his own brings neither a title nor a balance along.
  const nothing = { rankNumbers: {}, openingBalances: {}, lanes: LANES };
  await tx.run("sheet/lay-out-standings", { ...some, ...opening, ...nothing, people: enrolled });
  const edges = [...enrolled, ...sponsored];
  await tx.run("sheet/lay-out-sponsor-edges", { ...some, people: edges });
  if (!usesPlacement(plan)) return;
  await tx.run("sheet/lay-out-placement-edges", { ...some, people: [...enrolled, ...placed] });
}

/** Runs a query that does one page of a sheet until nothing is left. */
export async function page(
  fence: Fence,
  query: string,
  parameters: Record<string, unknown>,
  progress: Progress = () => undefined,
): Promise<void> {
  let after: string | null = "";
  for (let done = PAGE; after !== null; done += PAGE) {
    const rows: { last: string | null }[] = await fence.write((tx) =>
      tx.run<{ last: string | null }>(query, { ...parameters, after, limit: PAGE }),
    );
    after = rows[0]?.last ?? null;
    await progress(done);
  }
}

/** What people bring along before their first period, minor units by distributor; negative: a debt. */
export async function balancesBrought(graph: Graph, plan: Plan): Promise<Record<string, bigint>> {
  const rows = await graph.read<{ distributorId: string; value: string }>("sheet/opening-balances");
  return Object.fromEntries(
    rows.map(({ distributorId, value }) => {
      const balance = parseDecimal(value, plan.currencyDigits, { signed: true });
      assert(balance.ok, `the opening balance of ${distributorId} was checked by the import`);
      return [distributorId, balance.value];
    }),
  );
}

/** Whether anything in the plan looks at the placement tree. */
export function usesPlacement(plan: Plan): boolean {
  return (
    plan.volume.tree === "placement" ||
    plan.bonuses.some((bonus) => treesOf(bonus).includes("placement")) ||
    everyRequirement(plan).some(({ sponsored }) => sponsored?.leg !== undefined)
  );
}
