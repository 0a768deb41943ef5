/** Winners and losers by how much: the differences of people by size, from the largest loss up. */

/** One size of difference. */
export interface Spread {
  change: "loses" | "same" | "gains";
  /** Without its sign, minor units; from inclusive, below exclusive, null: no end. */
  fromMinor: bigint;
  belowMinor: bigint | null;
  people: number;
  /** All of them together, with its sign. */
  differenceMinor: bigint;
}

/** Powers of ten that are told apart. */
const STEPS = 4;

/** Which way a difference goes. */
export function changeOf(differenceMinor: bigint): Spread["change"] {
  return differenceMinor === 0n ? "same" : differenceMinor > 0n ? "gains" : "loses";
}

/**
 * Sizes go by powers of ten of the currency, the largest one that anybody reaches at the top and three
 * below it; what is smaller is one size. Every size is there on both sides, also where it has nobody.
 */
export function spreadOf(
  currencyDigits: number,
  people: readonly { differenceMinor: bigint }[],
): Spread[] {
  const largest = people.reduce((most, one) => {
    const size = sizeOf(one.differenceMinor);
    return size > most ? size : most;
  }, 0n);
  const bounds = boundsOf(10n ** BigInt(currencyDigits), largest);
  const sizes = (change: "loses" | "gains"): Spread[] =>
    bounds.map((fromMinor, at) => ({
      ...{ change, fromMinor, belowMinor: bounds[at + 1] ?? null, people: 0, differenceMinor: 0n },
    }));
  const same: Spread = { ...sizes("gains")[0]!, change: "same", belowMinor: 0n };
  const spread = [...sizes("loses").reverse(), same, ...sizes("gains")];
  for (const { differenceMinor } of people) {
    const change = changeOf(differenceMinor);
    const size = sizeOf(differenceMinor);
    const one = spread.find((bin) => bin.change === change && reaches(bin, size))!;
    one.people += 1;
    one.differenceMinor += differenceMinor;
  }
  return spread;
}

function reaches({ change, fromMinor, belowMinor }: Spread, size: bigint): boolean {
  return change === "same" || (size >= fromMinor && (belowMinor === null || size < belowMinor));
}

/** Where sizes begin: nothing, and the powers of ten up to the largest. */
function boundsOf(one: bigint, largest: bigint): bigint[] {
  let top = one;
  while (top * 10n <= largest) top *= 10n;
  const bounds: bigint[] = [];
  for (let bound = top; bound >= one && bounds.length < STEPS; bound /= 10n) bounds.unshift(bound);
  return [0n, ...bounds];
}

function sizeOf(difference: bigint): bigint {
  return difference < 0n ? -difference : difference;
}
