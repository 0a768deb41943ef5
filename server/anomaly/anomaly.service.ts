/**
 * The checks of a run between its amounts and its review: what is computed rightly and looks wrong.
 *
 * Nothing here changes an amount. Each check is a pure function over rows that one query reads.
 */
import type { Commission } from "../commission/amounts.ts";
import type { Raised } from "../exception/exception.service.ts";
import type { Graph } from "../graph/graph.ts";
import type { Plan } from "../plan/plan.ts";
import { usesPlacement } from "../sheet/sheet.service.ts";
import { minorUnits, raisedOf, type Scene } from "./anomaly.ts";
import * as store from "./anomaly.store.ts";
import { circles } from "./check-circle.ts";
import { farFromHistory } from "./check-history.ts";
import { overridesInForce } from "./check-overrides.ts";
import { refundsAfterEnd } from "./check-refunds.ts";
import { unusualShares } from "./check-share.ts";
import { lateMoves } from "./check-tree.ts";

/** The computed sheet to look at. */
export interface Watched {
  graph: Graph;
  plan: Plan;
  sheet: string;
  period: {
    calendar: string;
    startsAt: number;
    endsAt: number;
    lastDay: string;
  };
  /** Approved sheets of the same calendar before it, the oldest first. */
  earlier: readonly string[];
  commissions: readonly Commission[];
  /** Hundredths of a point, the whole sheet. */
  commissionable: bigint;
}

/** More people than this with one e-mail address: a company's, or one made up. */
const SHARERS_MAX = 10;
const DAY = 86_400_000;

/** Everything unusual in a sheet, by code and subject. */
export async function anomaliesOf(watched: Watched): Promise<Raised[]> {
  const { graph, plan, sheet, period, commissions, commissionable } = watched;
  const { startsAt: from, endsAt: until, lastDay } = period;
  const limits = await store.watchfulness(graph);
  const amountMinor = commissions.reduce((sum, one) => sum + one.amountMinor, 0n);
  const scene: Scene = { plan, limits, commissionable, amountMinor };
  const earlier = watched.earlier.slice(-Number(limits.historyPeriods));
  const differenceMin = minorUnits(plan, limits.amountDifferenceMin);
  const since = until - Number(limits.treeChangeDays) * DAY;
  const [amounts, paid, refunds, overrides, places, purchases] = await Promise.all([
    earlier.length === 0
      ? []
      : store.amountsBesideEarlier(graph, { sheet, earlier, differenceMin }),
    store.paidByBonus(graph, earlier),
    store.refundsAfter(graph, { from, until }),
    store.overrides(graph, { sheet, lastDay }),
    store.placesSince(graph, { sheet, since, placement: usesPlacement(plan) }),
    store.purchasesOfNamesakes(graph, { sheet, from, until, sharersMax: SHARERS_MAX }),
  ]);
  const found = [
    ...farFromHistory(scene, amounts),
    ...unusualShares(scene, totalsOf(watched), paid),
    ...refundsAfterEnd(scene, refunds),
    ...overridesInForce(scene, overrides),
    ...lateMoves(scene, places),
    ...circles(scene, purchases),
  ];
  return found.map((one) => raisedOf(scene, one));
}

/** What each bonus of the period's calendar pays in all. */
function totalsOf({ plan, period, commissions }: Watched) {
  const sums = new Map<string, bigint>();
  for (const { bonus, amountMinor } of commissions) {
    sums.set(bonus, (sums.get(bonus) ?? 0n) + amountMinor);
  }
  return plan.bonuses
    .filter(({ calendar }) => calendar === period.calendar)
    .map(({ id, name }) => ({ id, name, amount: sums.get(id) ?? 0n }));
}
