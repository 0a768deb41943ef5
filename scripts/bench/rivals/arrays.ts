/**
 * The bench plan over typed arrays in memory, nothing read and nothing written: what the arithmetic alone takes, the lower
 * bound for any engine on this machine. People are numbered so that everybody comes after his sponsor.
 */
import type { RivalRun } from "./postgres.ts";

/** A company by number: sponsor (-1: none), who is terminated, and what was sold, hundredths of a point. */
export interface Columns {
  sponsor: Int32Array;
  terminated: Uint8Array;
  personal: Float64Array;
  commissionable: Float64Array;
  /** Of that, his own orders. */
  own: Float64Array;
}

const LEVELS = 7;
/** From so much group volume on, each step of the stair two percent more; hundredths. */
const STAIR = [30_000, 100_000, 400_000, 1_000_000];
const STEPS = STAIR.length + 1;
/** Percent by rank (0: none) and level. */
const RATES = [
  [5, 3],
  [5, 3, 2, 2],
  [5, 3, 2, 2, 2, 1],
  [5, 3, 2, 2, 2, 1, 1],
];

/** Closes the company; sums stay below 2^53, where a double is exact. */
export function closeInArrays({
  sponsor,
  terminated,
  personal,
  commissionable,
  own,
}: Columns): RivalRun {
  const begun = performance.now();
  const count = sponsor.length;
  const total = personal.slice();
  const group = personal.slice();
  const best = new Uint8Array(count);
  const activeLegs = new Int32Array(count);
  const silverLegs = new Int32Array(count);
  const waits = new Float64Array(count * LEVELS);
  const covered = new Float64Array(count * STEPS);
  const team = new Float64Array(count);
  const stair = new Float64Array(count);
  for (let at = count - 1; at >= 0; at -= 1) {
    const active = terminated[at] === 0 && personal[at]! >= 5_000;
    const [all, mine] = [total[at]!, group[at]!];
    let rank = 0;
    if (active && all >= 1_000_000 && silverLegs[at]! >= 2) rank = 3;
    else if (active && mine >= 200_000 && activeLegs[at]! >= 2) rank = 2;
    else if (active && mine >= 50_000) rank = 1;
    const first = at * LEVELS;
    waits[first]! += commissionable[at]! - own[at]!;
    const step = active ? STAIR.filter((from) => mine >= from).length : 0;
    const cover = at * STEPS;
    covered[cover]! += commissionable[at]!;
    for (let k = 0; k < step; k += 1) {
      stair[at]! += 2 * (step - k) * covered[cover + k]!;
      covered[cover + step]! += covered[cover + k]!;
      covered[cover + k] = 0;
    }
    if (active) {
      RATES[rank]!.forEach((rate, k) => (team[at]! += rate * waits[first + k]!));
      waits.copyWithin(first + 1, first, first + LEVELS - 1);
      waits[first] = 0;
    }
    waits[first]! += own[at]!;
    const above = sponsor[at]!;
    if (above < 0) continue;
    total[above]! += all;
    if (rank < 3) group[above]! += mine;
    const highest = Math.max(rank, best[at]!);
    if (highest > best[above]!) best[above] = highest;
    if (active) activeLegs[above]! += 1;
    if (highest >= 2) silverLegs[above]! += 1;
    for (let k = 0; k < LEVELS; k += 1) waits[above * LEVELS + k]! += waits[first + k]!;
    for (let k = 0; k < STEPS; k += 1) covered[above * STEPS + k]! += covered[cover + k]!;
  }
  const seconds = (performance.now() - begun) / 1000;
  return { phases: new Map([["all", seconds]]), amounts: amountsOf({ team, group: stair }) };
}

function amountsOf(earned: { [bonus: string]: Float64Array }): RivalRun["amounts"] {
  const amounts = new Map<string, bigint>();
  for (const [bonus, all] of Object.entries(earned)) {
    all.forEach((percents, at) => {
      if (percents !== 0) amounts.set(`${bonus}\n${at}`, halfEven(BigInt(percents)));
    });
  }
  return amounts;
}

/** Hundredths of a minor unit to minor units. */
function halfEven(hundredths: bigint): bigint {
  const size = hundredths < 0n ? -hundredths : hundredths;
  const [whole, rest] = [size / 100n, size % 100n];
  const up = rest > 50n || (rest === 50n && whole % 2n === 1n) ? 1n : 0n;
  return hundredths < 0n ? -(whole + up) : whole + up;
}
