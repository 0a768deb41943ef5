/**
 * Every kind of bonus on a sheet that stands, one by one: how long each takes to settle.
 *
 * The plan is tests/bench/kinds.yaml. Its ranks are settled first, and who fulfils what its bonuses ask;
 * each bonus is then settled by the function that a close calls, and its amounts are rounded.
 */
import { settleBonus } from "../../server/bonus/kinds.ts";
import { sellersOf } from "../../server/bonus/sellers.ts";
import { commissionsBeforeCaps, type Commission } from "../../server/commission/amounts.ts";
import type { Graph } from "../../server/graph/graph.ts";
import { readBy } from "../../server/plan/bonus/kinds.ts";
import { periodOfPlan } from "../../server/plan/calendar.ts";
import { volumeTotals } from "../../server/period/compute/compute.ts";
import { EVERYTHING_DECIDED } from "../../server/sheet/decided.ts";
import { claimSheet } from "../../server/sheet/fence.ts";
import { layOut } from "../../server/sheet/sheet.service.ts";
import { settleRanks } from "../../server/standing/standing.service.ts";
import { benchPlan, say } from "./store.ts";

/** What settling one bonus took. */
export interface MeasuredBonus {
  name: string;
  seconds: number;
  /** People who are paid. */
  payees: number;
}

/** Settles ranks, then each bonus, on the sheet of a period; answers the seconds of each, ranks first. */
export async function measureKinds(graph: Graph, periodId: string): Promise<MeasuredBonus[]> {
  const { plan } = benchPlan("kinds");
  const period = periodOfPlan(plan, periodId);
  if (period === null) throw new Error(`The plan of all kinds has no period ${periodId}.`);
  const sheet = `${periodId}/0`;
  const fence = await claimSheet(graph, sheet, periodId);
  const measured: MeasuredBonus[] = [];
  const timed = async <R>(name: string, work: () => Promise<R>, payees: (result: R) => number) => {
    say(name);
    const begun = performance.now();
    const result = await work();
    const seconds = (performance.now() - begun) / 1000;
    measured.push({ name, seconds, payees: payees(result) });
    return result;
  };
  // A plan without placement leaves that tree out of its sheet.
  const opening = { before: null, paidBefore: null, revises: null };
  await layOut(graph, fence, plan, period.endsAt, opening);
  const decided = EVERYTHING_DECIDED;
  const at = { ...period, sheet, before: null, decided };
  await timed(
    "ranks and marks",
    () => settleRanks(fence, plan, "own", at),
    () => 0,
  );
  const { startsAt, endsAt } = period;
  const scope = { plan, sheet, startsAt, endsAt, decided };
  const sellersFor = sellersOf(graph, scope);
  const sold = await volumeTotals(graph, sheet);
  const earned = new Map<string, Commission[]>();
  for (const bonus of plan.bonuses) {
    const earlier = readBy(bonus).flatMap((id) => earned.get(id) ?? []);
    const settling = { graph, scope, sellersFor, sold, earlier, fence };
    const work = async () => commissionsBeforeCaps(plan, await settleBonus(settling, bonus));
    earned.set(bonus.id, await timed(bonus.name, work, payeesOf));
  }
  return measured;
}

function payeesOf(commissions: readonly Commission[]): number {
  return new Set(commissions.map(({ distributorId }) => distributorId)).size;
}
