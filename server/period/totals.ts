/**
 * Sums of a period for the pages, remembered for a moment.
 *
 * They read every order of the period (50 to 300 ms at 100,000 distributors), and a page that follows a
 * run asks every second; what is approved never changes, the rest is asked again after ten seconds.
 */
import type { Graph } from "../graph/graph.ts";
import { pointInMinorUnits, shareOfWorth } from "../money/amount.ts";
import type { Plan } from "../plan/plan.ts";
import { moneyOf } from "../gql/money.type.ts";
import { make } from "../gql/refusal.ts";
import { type SheetTotals, totalsOf } from "./period.reader.ts";
import { type Period, PeriodTotals } from "./period.type.ts";

const FRESH_MS = 10_000;
const KEPT_MAX = 200;
/** What is summed: a period's sheet, or a revision of it. */
type Summed = Pick<Period, "sheet" | "state" | "startsAt" | "endsAt">;
type Remembered = { at: number; totals: Promise<SheetTotals> };
const rememberedByGraph = new WeakMap<Graph, Map<string, Remembered>>();

function remembered(graph: Graph, clock: () => number, period: Summed): Promise<SheetTotals> {
  const known = rememberedByGraph.get(graph) ?? new Map<string, Remembered>();
  rememberedByGraph.set(graph, known);
  const key = `${period.sheet} ${period.state}`;
  const last = known.get(key);
  const settled = period.state === "approved";
  if (last && (settled || clock() - last.at < FRESH_MS)) return last.totals;
  if (known.size >= KEPT_MAX) known.clear();
  const { sheet, startsAt, endsAt } = period;
  const totals = totalsOf(graph, { sheet, startsAt, endsAt });
  known.set(key, { at: clock(), totals });
  totals.catch(() => known.delete(key));
  return totals;
}

/** The sums of a period in the plan's currency. */
export async function periodTotals(
  deps: { graph: Graph; clock: () => number },
  period: Summed,
  plan: Plan,
): Promise<PeriodTotals> {
  const sums = await remembered(deps.graph, deps.clock, period);
  return make(PeriodTotals, {
    orders: Number(sums.orders),
    commissionableVolume: sums.commissionable,
    qualifyingVolume: sums.qualifying,
    commissions: moneyOf(sums.commissions, plan.currency),
    payees: Number(sums.payees),
    payoutShare: shareOf(sums, plan),
  });
}

/** Commissions as a share of the volume's worth; null without volume. */
function shareOf(sums: SheetTotals, plan: Plan): bigint | null {
  const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
  return shareOfWorth(sums.commissions, sums.commissionable, point);
}
