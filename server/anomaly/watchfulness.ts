/**
 * How watchful the company is: when a figure is unusual enough that a person should look.
 *
 * These are the company's own limits, not the plan's: they change no amount. docs/anomalies.md shows
 * each in its check.
 */

interface Limit {
  /** In force where the company has set nothing. */
  usual: bigint;
  /** What it may be set to, both inclusive. */
  least: bigint;
  most: bigint;
  unit: Unit;
  /** What people call it. */
  title: string;
  /** One sentence, the number standing in for "so many". */
  meaning: string;
}

/** What a limit counts, and how people write it: so many of its digits behind the point, and a word. */
interface Unit {
  counts: string;
  digits: number;
  /** Null: the plan's currency. */
  written: string | null;
}

const PPM = { counts: "parts per million", digits: 4, written: "%" };
const WHOLE = { counts: "whole units of the plan's currency", digits: 0, written: null };
const HUNDREDTHS = { counts: "hundredths of a point", digits: 2, written: "points" };
const DAYS = { counts: "days", digits: 0, written: "days" };
const PERIODS = { counts: "periods", digits: 0, written: "periods" };
const SPREADS = { counts: "spreads", digits: 0, written: "spreads" };

/** Every limit, in the order in which people read them. */
export const LIMITS = {
  historyPeriods: {
    usual: 6n,
    ...{ least: 1n, most: 24n, unit: PERIODS },
    title: "Periods looked back at",
    meaning: "So many approved periods of the same calendar are looked back at.",
  },
  historyPeriodsMin: {
    usual: 3n,
    ...{ least: 2n, most: 24n, unit: PERIODS },
    title: "Fewest earlier periods",
    meaning: "With fewer earlier periods nothing is judged by history.",
  },
  amountSpreads: {
    usual: 4n,
    ...{ least: 1n, most: 100n, unit: SPREADS },
    title: "Spreads from the median",
    meaning: "An amount is far when it is more than so many usual spreads from the median.",
  },
  amountSpreadMinPpm: {
    usual: 200_000n,
    ...{ least: 0n, most: 1_000_000n, unit: PPM },
    title: "Least spread",
    meaning: "The usual spread is taken to be at least this part of the median.",
  },
  amountDifferenceMin: {
    usual: 100n,
    ...{ least: 0n, most: 1_000_000_000n, unit: WHOLE },
    title: "Least difference",
    meaning: "A smaller difference from the median is left alone, however far it is.",
  },
  shareTolerancePpm: {
    usual: 250_000n,
    ...{ least: 0n, most: 10_000_000n, unit: PPM },
    title: "Difference of a bonus's share",
    meaning: "A bonus's share of volume may differ from its median by this part of the median.",
  },
  refundVolumeMin: {
    usual: 10_000n,
    ...{ least: 1n, most: 100_000_000_000n, unit: HUNDREDTHS },
    title: "Returns after the end",
    meaning: "Returns after the end that take back less volume are left alone.",
  },
  treeChangeDays: {
    usual: 7n,
    ...{ least: 0n, most: 366n, unit: DAYS },
    title: "Days near the end",
    meaning: "A place taken within so many days before the period's end, or since, is near it.",
  },
  enrolmentDays: {
    usual: 3n,
    ...{ least: 0n, most: 366n, unit: DAYS },
    title: "Days of an enrolment",
    meaning: "A place taken within so many days of joining belongs to the enrolment.",
  },
  treeVolumeMin: {
    usual: 10_000n,
    ...{ least: 0n, most: 100_000_000_000n, unit: HUNDREDTHS },
    title: "Volume of a moved leg",
    meaning: "A leg with less commissionable volume may move unseen.",
  },
  circleVolumeMin: {
    usual: 10_000n,
    ...{ least: 1n, most: 100_000_000_000n, unit: HUNDREDTHS },
    title: "Volume of circular buying",
    meaning: "Buyers who bring a seller less volume in the period are left alone.",
  },
  circleSharePpm: {
    usual: 500_000n,
    ...{ least: 0n, most: 1_000_000n, unit: PPM },
    title: "Upline's part of a leg",
    meaning: "An upline's purchases matter from this part of the seller's volume on.",
  },
  blockingFrom: {
    usual: 1_000n,
    ...{ least: 0n, most: 1_000_000_000n, unit: WHOLE },
    title: "Money that stops the approval",
    meaning: "From this much money at stake on a case stops the approval.",
  },
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** The limits in force. */
export type Watchfulness = Record<LimitName, bigint>;

/** Whether a text names a limit. */
export function isLimit(name: string): name is LimitName {
  return Object.hasOwn(LIMITS, name);
}

/** The usual limits, with what the company has set in their place. */
export function watchfulnessOf(set: Partial<Watchfulness>): Watchfulness {
  const names = Object.keys(LIMITS) as LimitName[];
  return Object.fromEntries(
    names.map((name) => [name, set[name] ?? LIMITS[name].usual]),
  ) as Watchfulness;
}
