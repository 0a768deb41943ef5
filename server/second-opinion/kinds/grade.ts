/** What somebody is paid by his rank or by the bracket that his volume reaches. */
import type { GradeProperty, Grades, Percentage } from "../../plan/plan.ts";
import type { Standings } from "../standing/standing.ts";

/** Everybody's percentage, ppm. */
export function percentages(
  standings: Standings,
  percentage: Percentage,
): (place: number) => bigint {
  if ("rates" in percentage) {
    const ranks = standings[percentage.by];
    return (place) => percentage.rates[ranks[place]!] ?? 0n;
  }
  const volumes = standings[percentage.measuredIn];
  const measure = {
    personalVolume: volumes.personal,
    groupVolume: volumes.group,
    totalVolume: volumes.total,
  }[percentage.by];
  return (place) => {
    let rate = 0n;
    for (const bracket of percentage.brackets) {
      if (measure[place]! >= bracket.from) rate = bracket.rate;
    }
    return rate;
  };
}

const NONE: readonly bigint[] = [];

/** Everybody's list of rates, ppm, the first level first; and how long the longest is. */
export function ratesOf(standings: Standings, { by, steps }: Grades) {
  const property = columnOf(standings, by);
  return {
    levels: Math.max(0, ...steps.map(({ rates }) => rates.length)),
    of(place: number): readonly bigint[] {
      let reached = NONE;
      const has = property(place);
      for (const { from, rates } of steps) if (has >= from) reached = rates;
      return reached;
    },
  };
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
  }
}
