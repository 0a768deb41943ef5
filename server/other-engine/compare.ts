/** Every difference between two engines' results of a period, and the differences grouped by cause. */
import { compareText } from "../commission/amounts.ts";
import { CAUSE_IDS, type Cause } from "./cause.ts";
import { partsOf, type Part } from "./explain-pair.ts";
import { resultsOf, type Ours } from "./results.ts";
import type { TheirLine } from "./their-file.ts";

/** One cause's part of what differs for a person and bonus; minor units. */
export interface Difference extends Part {
  distributorId: string;
  bonus: string;
  /** What each engine pays him by the bonus in all. */
  oursMinor: bigint;
  theirsMinor: bigint;
}

/** All differences of one cause. */
export interface Group {
  cause: Cause;
  /** Persons, and differences (a person may have one in each bonus). */
  persons: number;
  differences: number;
  /** Theirs less ours: the sum, and the sum without signs. */
  differenceMinor: bigint;
  absoluteMinor: bigint;
  /** The persons who differ most, at most three. */
  examples: string[];
}

export interface Comparison {
  /** The largest first, then by person, bonus and cause. */
  differences: Difference[];
  /** In the order of the causes. */
  groups: Group[];
  oursMinor: bigint;
  theirsMinor: bigint;
  /** Persons for whom anything differs. */
  persons: number;
}

const size = (minor: bigint) => (minor < 0n ? -minor : minor);

function descending(a: bigint, b: bigint): number {
  return a > b ? -1 : a < b ? 1 : 0;
}

/** Compares; the differences sum to the difference of both totals. */
export function compareResults(ours: Ours, theirs: readonly TheirLine[]): Comparison {
  const results = resultsOf(ours, theirs);
  const pairs = [...results.pairs.values()];
  const differences = pairs.flatMap((pair) => {
    const { distributorId, bonus, ours: oursMinor, theirs: theirsMinor } = pair;
    return partsOf(results, pair).map((part) => ({
      ...part,
      ...{ distributorId, bonus, oursMinor, theirsMinor },
    }));
  });
  differences.sort(
    (a, b) =>
      descending(size(a.differenceMinor), size(b.differenceMinor)) ||
      compareText(a.distributorId, b.distributorId) ||
      compareText(a.bonus, b.bonus) ||
      compareText(a.cause, b.cause),
  );
  return {
    differences,
    groups: CAUSE_IDS.flatMap((cause) => groupOf(cause, differences) ?? []),
    oursMinor: pairs.reduce((sum, pair) => sum + pair.ours, 0n),
    theirsMinor: pairs.reduce((sum, pair) => sum + pair.theirs, 0n),
    persons: new Set(differences.map(({ distributorId }) => distributorId)).size,
  };
}

function groupOf(cause: Cause, all: readonly Difference[]): Group | null {
  const own = all.filter((one) => one.cause === cause);
  if (own.length === 0) return null;
  const persons = [...new Set(own.map(({ distributorId }) => distributorId))];
  return {
    cause,
    persons: persons.length,
    differences: own.length,
    differenceMinor: own.reduce((sum, one) => sum + one.differenceMinor, 0n),
    absoluteMinor: own.reduce((sum, one) => sum + size(one.differenceMinor), 0n),
    examples: persons.slice(0, 3),
  };
}
