/**
 * What is settled on the way up of an infinity bonus, and what the next person is paid: one rule, used by
 * the traversal with sums and by the walk with single people.
 */
import type { InfinityBonus } from "../plan/plan.ts";

/** How far a sale is settled. */
export interface Covered {
  /** ppm that somebody below already has. */
  rate: bigint;
  /** Place of his entry in the bonus's rates; -1: nobody yet. */
  holder: number;
  /** How many of equal rank came since. */
  equals: number;
}

export const UNCOVERED: Covered = { rate: 0n, holder: -1, equals: 0 };

const ONE = 1_000_000n;

/** The place of a rank's entry in the rates; -1 below the first. */
export function entryOf({ rates }: InfinityBonus, rank: bigint): number {
  return rates.findLastIndex(({ from }) => rank >= from);
}

/** What somebody of a rank would be paid now, ppm; 0: nothing. */
export function payOf(bonus: InfinityBonus, rank: bigint, covered: Covered): bigint {
  const entry = entryOf(bonus, rank);
  const rate = bonus.rates[entry]?.rate ?? 0n;
  if (rate > covered.rate) return bonus.higher === "full" ? rate : rate - covered.rate;
  if (entry !== covered.holder || !sharesWith(bonus, covered)) return 0n;
  return (rate * (bonus.equal?.share ?? 0n)) / ONE;
}

/** How far it is settled once somebody of a rank counts. */
export function coveredBy(bonus: InfinityBonus, rank: bigint, covered: Covered): Covered {
  const entry = entryOf(bonus, rank);
  const rate = bonus.rates[entry]?.rate ?? 0n;
  if (rate > covered.rate) return { rate, holder: entry, equals: 0 };
  return entry === covered.holder ? { ...covered, equals: covered.equals + 1 } : covered;
}

/** Rank numbers (from, until exclusive; null: without end) of those who would still be paid something. */
export function ranksPaid(
  bonus: InfinityBonus,
  covered: Covered,
): { from: bigint; until: bigint | null }[] {
  return bonus.rates.flatMap(({ from, rate }, i) => {
    const open = rate > covered.rate || (i === covered.holder && sharesWith(bonus, covered));
    return open ? [{ from, until: bonus.rates[i + 1]?.from ?? null }] : [];
  });
}

function sharesWith({ equal }: InfinityBonus, { equals }: Covered): boolean {
  return equal !== null && equals < equal.through;
}
