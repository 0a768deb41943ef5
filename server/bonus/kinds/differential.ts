/**
 * Differential (stairstep): each is paid his percentage less the highest already counted below.
 *
 * One round a step of the stairs: volume climbs to the next person whose percentage is above what
 * is covered so far; he is paid the difference, and the volume goes on covered up to his percentage
 * (against: chain), or as far as the seller covers it (source), or not at all (nobody).
 */
import type { Graph, Row } from "../../graph/graph.ts";
import type { DifferentialBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import { climb, type Carrying } from "../climb.ts";
import { percentageRule, topPercentage, type PercentageRule } from "../percentage.ts";
import {
  edgeOf,
  type SellerVolume,
  type Settling,
  type SheetScope,
  type VolumePart,
  type Waiting,
} from "../settled.ts";

interface Covered extends Waiting {
  /** ppm counted below. */
  covered: bigint;
}

interface Step extends Carrying {
  id: string;
  percentage: bigint;
  qualifies: boolean;
  covered: bigint;
  unit: bigint | null;
}

/** The lowest value whose percentage is above what is covered: whoever has less is passed at once. */
function needOf(rule: PercentageRule, covered: bigint): bigint | null {
  for (const { from, rate, rise, width } of rule.brackets) {
    if (rate > covered) return from;
    if (rate + rise > covered) return from + ((covered - rate + 1n) * width + rise - 1n) / rise;
  }
  return null;
}

/** Whether more never gives less: then reaching what is needed is all there is to ask. */
function isRising({ brackets }: PercentageRule): boolean {
  return brackets.every(({ rate }, i) => rate >= (brackets[i - 1]?.rate ?? 0n));
}

/** Everybody whom a differential bonus pays in a period, by the difference that he is paid. */
export async function settleDifferential(
  { graph, scope, sellersFor }: Settling,
  bonus: DifferentialBonus,
): Promise<VolumePart[]> {
  const settled: VolumePart[] = [];
  const rule = percentageRule(bonus.percentage);
  const top = topPercentage(rule);
  const step = (waiting: Covered[], everybody: boolean) =>
    stepsUp(graph, scope, bonus, rule, waiting, everybody);

  let waiting = startOf(bonus, await sellersFor(bonus));
  // The seller himself: paid where level 0 is, and counted below where the plan says so.
  const atSeller = await step(waiting, true);
  if (bonus.firstLevel === 0) settled.push(...payments(bonus, atSeller));
  waiting = goOn(bonus, atSeller, bonus.sellerBlocks);
  const chain = bonus.against === undefined;
  if (bonus.firstLevel === 2) waiting = goOn(bonus, await step(waiting, true), chain);
  for (;;) {
    const open = waiting.filter(({ covered }) => covered < top);
    if (open.length === 0) return settled;
    const steps = await step(open, false);
    settled.push(...payments(bonus, steps));
    waiting = goOn(bonus, steps, chain);
  }
}

function startOf(bonus: DifferentialBonus, sellers: readonly SellerVolume[]): Covered[] {
  return sellers
    .filter(({ own }) => (own ? bonus.ownOrders : bonus.customerOrders) === "paid")
    .map(({ id, unit, volume, count }) => ({
      id,
      inclusive: true,
      covered: 0n,
      unit,
      volume,
      count,
    }));
}

async function stepsUp(
  graph: Graph,
  scope: SheetScope,
  bonus: DifferentialBonus,
  rule: PercentageRule,
  waiting: readonly Covered[],
  everybody: boolean,
): Promise<Step[]> {
  return climb<Step>(
    graph,
    "bonus/next-higher-percentage",
    waiting.map((one) => ({ ...one, need: needOf(rule, one.covered) })) as unknown as Row[],
    {
      sheet: scope.sheet,
      edge: edgeOf(bonus.tree),
      by: rule.by,
      brackets: rule.brackets,
      rising: isRising(rule),
      mark: markOf(bonus.payee, rule.rankBy),
      everybody,
      unqualifiedStop: bonus.unqualified === "blocks",
    },
    (row) => `${row.id}\n${row.covered}\n${row.unit ?? ""}`,
  );
}

function payments(bonus: DifferentialBonus, steps: readonly Step[]): VolumePart[] {
  return steps
    .filter((step) => step.qualifies && step.percentage > step.covered)
    .map(({ id, percentage, covered, unit, volume, count }) => ({
      distributorId: id,
      bonus: bonus.id,
      level: 0,
      ratePpm: percentage - covered,
      unit,
      volume,
      count,
    }));
}

/** What waits above: covered up to the percentages that count, volume of one person merged. */
function goOn(bonus: DifferentialBonus, steps: readonly Step[], counts: boolean): Covered[] {
  const merged = new Map<string, Covered>();
  for (const { id, percentage, qualifies, covered, unit, volume, count } of steps) {
    const counted = counts && (qualifies || bonus.unqualified === "blocks") ? percentage : 0n;
    const now = counted > covered ? counted : covered;
    const key = `${id}\n${now}\n${unit ?? ""}`;
    const same = merged.get(key);
    if (same) {
      same.volume += volume;
      same.count += count;
    } else {
      merged.set(key, { id, inclusive: false, covered: now, unit, volume, count });
    }
  }
  return [...merged.values()];
}
