/** Money of the second opinion: exact worth, rounding, shares by largest remainder, caps. */
import type { Plan } from "../plan/plan.ts";

type Mode = Plan["rounding"]["mode"];

/**
 * What things are worth under a plan, as whole numbers of one very small unit, so that nothing is lost
 * before it is rounded.
 */
export interface Purse {
  /** So many small units are a minor unit of the currency. */
  unit: bigint;
  /** A volume (hundredths) at a rate (ppm), in small units. */
  worth(volume: bigint, rate: bigint): bigint;
}

export function purseOf({ pointValue, currencyDigits }: Plan): Purse {
  const [whole = "0", decimals = ""] = pointValue.split(".");
  const point = BigInt(whole + decimals) * 10n ** BigInt(currencyDigits);
  return {
    unit: 100n * 1_000_000n * 10n ** BigInt(decimals.length),
    worth: (volume, rate) => volume * rate * point,
  };
}

/** Small units to minor units; minus is the mirror of plus. */
export function round(mode: Mode, small: bigint, unit: bigint): bigint {
  if (small < 0n) return -round(mode, -small, unit);
  const below = small / unit;
  const twice = (small - below * unit) * 2n;
  if (mode === "down" || twice < unit) return below;
  if (twice > unit || mode === "halfUp") return below + 1n;
  return below + (below & 1n);
}

/**
 * Parts of a whole: each rounded down, what is left one by one to the largest remainders, ties to the
 * first. `total` is at least what rounding down gives, and at most one a part more.
 */
export function largestRemainders(exact: readonly bigint[], unit: bigint, total: bigint): bigint[] {
  const parts = exact.map((small) => small / unit);
  let left = parts.reduce((rest, part) => rest - part, total);
  const byRemainder = exact
    .map((small, place) => ({ place, remainder: small % unit }))
    .sort((a, b) => {
      if (a.remainder === b.remainder) return a.place - b.place;
      return a.remainder > b.remainder ? -1 : 1;
    });
  for (const { place } of byRemainder) {
    if (left <= 0n) break;
    parts[place]! += 1n;
    left -= 1n;
  }
  return parts;
}

/** An amount for each payee. */
export type Amounts = Map<number, bigint>;

/** Adds up what each payee is paid by one bonus, and rounds as the plan says. */
export function tally(plan: Plan, purse: Purse) {
  const sums: Amounts = new Map();
  const { mode, per } = plan.rounding;
  return {
    add(payee: number, small: bigint): void {
      const one = per === "line" ? round(mode, small, purse.unit) : small;
      sums.set(payee, (sums.get(payee) ?? 0n) + one);
    },
    amounts(): Amounts {
      if (per === "line") return sums;
      return new Map([...sums].map(([payee, small]) => [payee, round(mode, small, purse.unit)]));
    },
  };
}
