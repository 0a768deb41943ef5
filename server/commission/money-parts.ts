/**
 * The money parts of a commission as one text: in the database, and in the ledger hash.
 *
 * Fractions may be wider than an integer of the database, so every figure is decimal text.
 */
import type { PaidMoney } from "./amounts.ts";

interface Written {
  level: number;
  sourceId: string | null;
  ratePpm: string | null;
  baseMinor: string | null;
  numerator: string;
  denominator: string;
}

/** The parts as JSON, in their order; null for none. */
export function moneyPartsText(parts: readonly PaidMoney[]): string | null {
  if (parts.length === 0) return null;
  const written = parts.map(({ level, sourceId, ratePpm, baseMinor, amount }): Written => ({
    level,
    sourceId,
    ratePpm: ratePpm === null ? null : String(ratePpm),
    baseMinor: baseMinor === null ? null : String(baseMinor),
    numerator: String(amount.numerator),
    denominator: String(amount.denominator),
  }));
  return JSON.stringify(written);
}

/** The parts of such a text. */
export function moneyPartsOfText(text: string | null): PaidMoney[] {
  if (text === null) return [];
  const written = JSON.parse(text) as Written[];
  return written.map(({ level, sourceId, ratePpm, baseMinor, numerator, denominator }) => ({
    level,
    sourceId,
    ratePpm: ratePpm === null ? null : BigInt(ratePpm),
    baseMinor: baseMinor === null ? null : BigInt(baseMinor),
    amount: { numerator: BigInt(numerator), denominator: BigInt(denominator) },
  }));
}
