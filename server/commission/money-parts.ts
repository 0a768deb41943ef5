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
  /** Absent where no single order has earned it. */
  orderId?: string;
  volume?: string | null;
}

/** The parts as JSON, in their order; null for none. */
export function moneyPartsText(parts: readonly PaidMoney[]): string | null {
  if (parts.length === 0) return null;
  const written = parts.map(({ level, sourceId, ratePpm, baseMinor, amount, order }): Written => ({
    level,
    sourceId,
    ratePpm: ratePpm === null ? null : String(ratePpm),
    baseMinor: baseMinor === null ? null : String(baseMinor),
    numerator: String(amount.numerator),
    denominator: String(amount.denominator),
    ...(order === undefined ? {} : writtenOrder(order)),
  }));
  return JSON.stringify(written);
}

/** The parts of such a text. */
export function moneyPartsOfText(text: string | null): PaidMoney[] {
  if (text === null) return [];
  const written = JSON.parse(text) as Written[];
  return written.map(
    ({ level, sourceId, ratePpm, baseMinor, numerator, denominator, ...more }) => ({
      level,
      sourceId,
      ratePpm: ratePpm === null ? null : BigInt(ratePpm),
      baseMinor: baseMinor === null ? null : BigInt(baseMinor),
      amount: { numerator: BigInt(numerator), denominator: BigInt(denominator) },
      ...(more.orderId === undefined ? {} : { order: readOrder(more.orderId, more.volume) }),
    }),
  );
}

function writtenOrder({ id, volume }: NonNullable<PaidMoney["order"]>) {
  return { orderId: id, volume: volume === null ? null : String(volume) };
}

function readOrder(id: string, volume: string | null | undefined): PaidMoney["order"] {
  return { id, volume: volume == null ? null : BigInt(volume) };
}
