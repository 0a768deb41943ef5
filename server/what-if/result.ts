/** What a what-if found, as it is kept on its record: JSON in which exact figures are decimal digits. */
import type { Difference } from "../second-opinion/compare.ts";
import type { BonusPair, Comparison, RankPair, Totals } from "./comparison/compare.ts";
import type { Spread } from "./comparison/spread.ts";

/** A type as it comes back from JSON: every bigint is its digits. */
export type Kept<T> = T extends bigint
  ? string
  : T extends readonly (infer One)[]
    ? Kept<One>[]
    : T extends object
      ? { [Key in keyof T]: Kept<T[Key]> }
      : T;

/** What is kept beside the people. */
export interface Result {
  currency: string;
  /** Hundredths of a point that both plans pay on. */
  commissionable: bigint;
  totals: { before: Totals; after: Totals };
  bonuses: BonusPair[];
  ranks: RankPair[];
  spread: Spread[];
  /** Rows of people that are kept. */
  people: number;
}

export type KeptResult = Kept<Result>;

/** What the second opinion said: all differences counted, the first of them kept. */
export interface Opinion {
  differences: number;
  first: Difference[];
}

/** JSON in which whole numbers of any size are decimal digits. */
export function exact(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one));
}

/** The text of a result. */
export function resultText(
  { totals, bonuses, ranks, spread, people }: Comparison,
  paid: { currency: string; commissionable: bigint },
): string {
  const result: Result = {
    ...{ ...paid, totals, bonuses, ranks, spread, people: people.length },
  };
  return exact(result);
}

/** A result as it was kept. */
export function keptResult(text: string): KeptResult {
  return JSON.parse(text) as KeptResult;
}
