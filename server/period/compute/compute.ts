/**
 * The computation of one sheet, step by step: the close, the open period and the trial all use it.
 *
 * Each step may run again and leaves the same; a run that was killed goes on with the step it was in.
 */
import assert from "node:assert/strict";
import { clearPools } from "../../bonus/kinds/pool.ts";
import { settleBonus, writesSheet } from "../../bonus/kinds.ts";
import { adjustmentsOf } from "../../commission/adjustments.ts";
import { commissionsBeforeCaps } from "../../commission/amounts.ts";
import { capBeforeCompany, commissionsOf } from "../../commission/caps.ts";
import { paymentsOf } from "../../commission/payments.ts";
import { sellersOf } from "../../bonus/sellers.ts";
import type { Settled, SheetScope } from "../../bonus/settled.ts";
import { capScopeOf, payeesOf, replaceCommissions } from "../../commission/store.ts";
import type { Graph } from "../../graph/graph.ts";
import { readBy } from "../../plan/bonus/kinds.ts";
import { besideEachOther, inOrder } from "../../plan/bonus/order.ts";
import type { Period } from "../../plan/calendar.ts";
import type { Bonus, Plan } from "../../plan/plan.ts";
import { copyOpening, type OpeningCopy } from "../../sheet/copy-sheet.ts";
import type { Fence } from "../../sheet/fence.ts";
import { layOut, type Opening } from "../../sheet/sheet.service.ts";
import { setVolumes } from "../../sheet/volumes.ts";
import { settleGaps } from "../../standing/near/gaps.ts";
import { settleRanks, type RankSource } from "../../standing/standing.service.ts";

/** Everything that a sheet is computed from. */
export interface Computation {
  graph: Graph;
  fence: Fence;
  plan: Plan;
  period: Period;
  opening: Opening;
  ranks: RankSource;
  /** Earlier sheets in the plan's own rank numbers, to be made before this one is laid out. */
  copies: readonly OpeningCopy[];
  /** Number of the last decision whose entries count. */
  decided: bigint;
}

/** One step: a name for programs, a title for people, the work. */
export interface Step {
  name: string;
  title: string;
  work(computation: Computation, progress: (done: number) => Promise<void>): Promise<void>;
}

/** The steps from an empty sheet to commissions and payments, in order. */
export const COMPUTE_STEPS: readonly Step[] = [
  {
    name: "sheet",
    title: "Lay out the sheet",
    work: async ({ graph, fence, plan, period, opening, copies }, progress) => {
      for (const copy of copies) await copyOpening(fence, copy);
      await layOut(graph, fence, plan, period.endsAt, opening, progress);
    },
  },
  {
    name: "volumes",
    title: "Add up the volumes",
    work: async ({ graph, fence, plan, period, decided }) => {
      await setVolumes(graph, fence, plan, { ...period, decided });
    },
  },
  {
    name: "ranks",
    title: "Settle activity and ranks",
    work: ({ fence, plan, period, opening, ranks, decided }) => {
      const { sheet } = fence;
      const { before } = opening;
      return settleRanks(fence, plan, ranks, { ...period, sheet, before, decided });
    },
  },
  {
    name: "commissions",
    title: "Settle the bonuses and write the commissions",
    work: settleCommissions,
  },
];

/** Settles the bonuses on ranks and marks that stand, and writes what they pay. */
export async function settleCommissions(
  { graph, fence, plan, period, decided }: Computation,
  progress: (done: number) => Promise<void>,
): Promise<void> {
  const { sheet } = fence;
  const { startsAt, endsAt } = period;
  const scope: SheetScope = { plan, sheet, startsAt, endsAt, decided };
  await clearPools(fence);
  const sellersFor = sellersOf(graph, scope);
  const bonuses = plan.bonuses.filter((bonus) => bonus.calendar === period.calendar);
  const settled: Settled[] = [];
  const { ordered, waiting } = inOrder(bonuses, readBy);
  assert(waiting.length === 0, "no bonus of a validated plan waits for itself");
  const sold = await volumeTotals(graph, sheet);
  const scopeOf = (rows: readonly Settled[]) =>
    capScopeOf(graph, plan, sheet, {
      ids: rows.map(({ distributorId }) => distributorId),
      commissionable: sold.commissionable,
    });
  const settle = async (bonus: Bonus): Promise<Settled[]> => {
    const read = readBy(bonus);
    const rows = settled.filter((row) => read.includes(row.bonus));
    const raw = commissionsBeforeCaps(plan, rows);
    const earlier = capBeforeCompany(plan, raw, await scopeOf(rows));
    return settleBonus({ graph, scope, sellersFor, sold, earlier, fence }, bonus);
  };
  for (const group of besideEachOther(ordered, readBy, writesSheet)) {
    const found = await Promise.all(group.map(settle));
    for (const row of found.flat()) settled.push(row);
    await progress(settled.length);
  }
  const points = new Set(bonuses.flatMap(({ id, asPoints }) => (asPoints === true ? [id] : [])));
  const paid = settled.filter(({ bonus }) => !points.has(bonus));
  const commissions = commissionsOf(plan, paid, await scopeOf(paid));
  const adjustments = await adjustmentsOf(graph, period.id);
  const payees = await payeesOf(graph, sheet, commissions, adjustments);
  const payments = paymentsOf(plan, commissions, payees, adjustments);
  await replaceCommissions(graph, fence, commissions, payments);
}

/** What a sheet's orders add up to: their number, and hundredths of a point. */
export interface VolumeTotals extends Record<string, unknown> {
  orders: bigint;
  qualifying: bigint;
  commissionable: bigint;
}

/** The totals of a sheet whose volumes stand. */
export async function volumeTotals(graph: Graph, sheet: string): Promise<VolumeTotals> {
  const [row] = await graph.read<VolumeTotals>("sheet/volume-totals", { sheet });
  return row ?? { orders: 0n, qualifying: 0n, commissionable: 0n };
}

/** Computes a sheet whose results do not count yet: the open period. */
export async function computeProvisional(computation: Computation): Promise<void> {
  for (const step of COMPUTE_STEPS) await step.work(computation, () => Promise.resolve());
  await lookAhead(computation);
}

/** Who is near his next rank: nothing is paid by it. */
export async function lookAhead({ fence, plan, period }: Computation): Promise<void> {
  const at = { ...period, sheet: fence.sheet };
  await fence.write((tx) => settleGaps(tx, plan, at, null));
}
