/**
 * Ranks: active, paid-as, title, breakaway, group and total volume of everybody, in one bottom-up pass.
 *
 * The plan's rules travel as parameters; no rank and no figure of a plan stands in code or Cypher.
 */
import assert from "node:assert/strict";
import type { Row, Transaction } from "../graph/graph.ts";
import type { Plan } from "../plan/plan.ts";
import type { Fence } from "../sheet/fence.ts";

/**
 * Whose ranks a sheet has: its own, or those of another calendar's sheet (null: that calendar has
 * none yet, so nobody has a rank but his career title).
 */
export type RankSource = "own" | { lender: string | null };

/** Settles the ranks of a sheet whose volumes stand. */
export async function settleRanks(fence: Fence, plan: Plan, source: RankSource): Promise<void> {
  await fence.write((tx) => passOver(tx, fence.sheet, plan, source));
}

async function passOver(tx: Transaction, sheet: string, plan: Plan, source: RankSource) {
  if (source !== "own") await tx.run("standing/borrow-ranks", { sheet, from: source.lender });
  const edge = plan.volume.tree === "sponsor" ? "UNDER_SPONSOR" : "UNDER_PLACEMENT";
  const [depth] = await tx.run<{ depthMax: bigint | null }>("standing/set-depth", { sheet, edge });
  const [pass] = await tx.run<{ exact: boolean }>("standing/rank-pass", {
    sheet,
    edge,
    depthMax: depth?.depthMax ?? 0n,
    ...ruleParameters(plan),
    ranksOwn: source === "own",
  });
  assert(pass?.exact !== false, "every sum of volume is an integer");
}

/** The plan's activity, ranks and breakaway as the rank pass takes them. */
export function ruleParameters(plan: Plan): Row {
  return {
    activity: plan.activity === "always" ? {} : (plan.activity as Row),
    ranks: plan.ranks.flatMap(({ number, requires }) =>
      requires === "appointment" ? [] : [{ ...requires, number, legs: requires.legs ?? [] }],
    ),
    breakawayRank: plan.breakawayRank,
  };
}
