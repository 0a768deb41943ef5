/**
 * Differential (stairstep): each is paid his percentage less the highest already counted below.
 *
 * One round a step of the stairs: volume climbs to the next person whose percentage is above what
 * is covered so far; he is paid the difference, and the volume goes on covered up to his percentage
 * (against: chain), or as far as the seller covers it (source), or not at all (nobody).
 */
import type { DifferentialBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import type { Range } from "../grade.ts";
import { ANYBODY, climbAlong, type Stop, type StopRule } from "../climb/next-stops.ts";
import { percentageOf, percentageRule, topPercentage } from "../percentage.ts";
import type { Bracket, PercentageRule } from "../percentage.ts";
import type { SellerVolume, Settling, VolumePart, Waiting } from "../settled.ts";

interface Covered extends Waiting {
  /** ppm counted below. */
  covered: bigint;
}

interface Step extends Stop {
  covered: bigint;
  /** ppm */
  percentage: bigint;
}

/** Who is next: somebody whose percentage is above what is covered, and who counts. */
function nextAbove(
  { unqualified }: DifferentialBonus,
  { brackets }: PercentageRule,
  mark: string,
  covered: bigint,
): StopRule {
  const stopRanges = brackets.flatMap((bracket, i) =>
    valuesAbove(bracket, brackets[i + 1]?.from ?? null, covered),
  );
  return { stops: unqualified === "blocks" ? [] : [mark], stopRanges };
}

/** The values of a bracket (up to where the next one begins) whose percentage is above what is covered. */
function valuesAbove(
  { from, rate, rise, width }: Bracket,
  until: bigint | null,
  covered: bigint,
): Range[] {
  // With what is missing, or to spare, a rate that rises or falls within the bracket meets what is covered.
  const steps = (ppm: bigint) => (ppm * width + absolute(rise) - 1n) / absolute(rise);
  if (rate > covered) {
    if (rise >= 0n) return [{ from, until }];
    const end = from + steps(rate - covered);
    return [{ from, until: until === null || end < until ? end : until }];
  }
  if (rise <= 0n) return [];
  const start = from + steps(covered - rate + 1n);
  return until !== null && start >= until ? [] : [{ from: start, until }];
}

function absolute(ppm: bigint): bigint {
  return ppm < 0n ? -ppm : ppm;
}

/** Everybody whom a differential bonus pays in a period, by the difference that he is paid. */
export async function settleDifferential(
  { graph, scope, sellersFor }: Settling,
  bonus: DifferentialBonus,
): Promise<VolumePart[]> {
  const settled: VolumePart[] = [];
  const add = (parts: readonly VolumePart[]) => parts.forEach((part) => settled.push(part));
  const rule = percentageRule(bonus.percentage);
  const top = topPercentage(rule);
  const mark = markOf(bonus.payee, rule.rankBy);
  const next = climbAlong(graph, { sheet: scope.sheet, tree: bonus.tree, by: rule.by, mark });
  const step = async (waiting: readonly Covered[], everybody: boolean): Promise<Step[]> => {
    const steps: Step[] = [];
    for (const [covered, rows] of byCovered(waiting)) {
      const who = everybody ? ANYBODY : nextAbove(bonus, rule, mark, covered);
      for (const stop of await next(rows, who)) {
        steps.push({ ...stop, covered, percentage: percentageOf(rule, stop.value) });
      }
    }
    return steps;
  };

  let waiting = startOf(bonus, await sellersFor(bonus));
  // The seller himself: paid where level 0 is, and counted below where the plan says so.
  const atSeller = await step(waiting, true);
  if (bonus.firstLevel === 0) add(payments(bonus, atSeller));
  waiting = goOn(bonus, atSeller, bonus.sellerBlocks);
  const chain = bonus.against === undefined;
  if (bonus.firstLevel === 2) waiting = goOn(bonus, await step(waiting, true), chain);
  for (;;) {
    const open = waiting.filter(({ covered }) => covered < top);
    if (open.length === 0) return settled;
    const steps = await step(open, false);
    add(payments(bonus, steps));
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

/** What waits, apart by what is covered, the lowest first. */
function byCovered(waiting: readonly Covered[]): [bigint, Covered[]][] {
  const groups = new Map<bigint, Covered[]>();
  for (const one of waiting) {
    const group = groups.get(one.covered);
    if (group) group.push(one);
    else groups.set(one.covered, [one]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
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
