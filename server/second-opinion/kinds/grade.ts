/** What somebody is paid by his rank or by the bracket that his volume reaches. */
import type { GradeProperty, Grades, Percentage } from "../../plan/plan.ts";
import type { AskedSteps } from "../../plan/bonus/asked-steps.ts";
import type { Scene } from "../scene.ts";
import { markPayees } from "../standing/requirement.ts";
import type { Standings } from "../standing/standing.ts";

/** Everybody's percentage, ppm. */
export function percentages(
  scene: Scene,
  standings: Standings,
  percentage: Percentage,
): (place: number) => bigint {
  if ("rates" in percentage) {
    const ranks = standings[percentage.by];
    return (place) => percentage.rates[ranks[place]!] ?? 0n;
  }
  if ("asked" in percentage) {
    const step = lastSteps(scene, standings, percentage.asked);
    return (place) => percentage.steps[step(place) - 1] ?? 0n;
  }
  const volumes = standings[percentage.measuredIn];
  const measure = {
    personalVolume: volumes.personal,
    groupVolume: volumes.group,
    totalVolume: volumes.total,
  }[percentage.by];
  const { brackets, interpolated } = percentage;
  return (place) => {
    const has = measure[place]!;
    let rate = 0n;
    for (const [i, bracket] of brackets.entries()) {
      if (has < bracket.from) break;
      const next = interpolated === true ? brackets[i + 1] : undefined;
      rate = next === undefined ? bracket.rate : between(has, bracket, next);
    }
    return rate;
  };
}

/** The rate of `has` on the straight line from one bracket to the next, cut to the whole ppm. */
function between(
  has: bigint,
  low: { from: bigint; rate: bigint },
  high: { from: bigint; rate: bigint },
): bigint {
  return low.rate + ((high.rate - low.rate) * (has - low.from)) / (high.from - low.from);
}

const NONE: readonly bigint[] = [];

/** Everybody's list of rates, ppm, the first level first; and how long the longest is. */
export function ratesOf(scene: Scene, standings: Standings, grades: Grades) {
  const { steps, interpolated } = grades;
  const property = propertyOf(scene, standings, grades);
  return {
    levels: Math.max(0, ...steps.map(({ rates }) => rates.length)),
    of(place: number): readonly bigint[] {
      const has = property(place);
      const reached = steps.filter(({ from }) => has >= from).length;
      const [low, high] = [steps[reached - 1], steps[reached]];
      if (low === undefined) return NONE;
      if (interpolated !== true || high === undefined) return low.rates;
      return high.rates.map((rate, level) =>
        between(has, { from: low.from, rate: low.rates[level] ?? 0n }, { from: high.from, rate }),
      );
    },
  };
}

/** The number of the last step whose requirement somebody fulfils; 0: none. */
function lastSteps(scene: Scene, standings: Standings, { requires, rankBy }: AskedSteps) {
  const fit = requires.map((asked) => markPayees(scene, standings, asked, rankBy));
  return (place: number) => fit.findLastIndex((marks) => marks[place] === 1) + 1;
}

function propertyOf(
  scene: Scene,
  standings: Standings,
  { by, asked }: Grades,
): (place: number) => bigint {
  if (asked !== undefined) {
    const step = lastSteps(scene, standings, asked);
    return (place) => BigInt(step(place));
  }
  return columnOf(standings, by);
}

function columnOf(standings: Standings, by: GradeProperty): (place: number) => bigint {
  const { qualifying, commissionable } = standings;
  switch (by) {
    case "title":
    case "paidAs":
      return (place) => BigInt(standings[by][place]!);
    case "personalVolume":
      return (place) => qualifying.personal[place]!;
    case "groupVolume":
      return (place) => qualifying.group[place]!;
    case "totalVolume":
      return (place) => qualifying.total[place]!;
    case "personalCommissionable":
      return (place) => commissionable.personal[place]!;
    case "groupCommissionable":
      return (place) => commissionable.group[place]!;
    case "totalCommissionable":
      return (place) => commissionable.total[place]!;
    default:
      throw new Error(`Nobody has a column ${by}.`);
  }
}
