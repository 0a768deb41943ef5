/** One person's two sides in one period: what is matched, paid, and left. */
import type { BinaryBonus, PaysCycles, PaysPercentage } from "../../plan/bonus/binary.ts";
import type { Purse } from "../money.ts";
import { sum, takeOldest, type Ages, type Sides } from "./sides.ts";

interface Both {
  left: bigint;
  right: bigint;
}

export interface Matched {
  /** Small units. */
  worth: bigint;
  /** What is left on each side, the youngest first, this period's at place 0. */
  left: { left: Ages; right: Ages };
  flushed: Both;
  progress: bigint;
  /** Hundredths that were paid on, of the side that gave less. */
  paidOn: bigint;
}

interface Question {
  had: Sides;
  fresh: Both;
  qualified: boolean;
  /** ppm of what is matched. */
  rate: bigint;
  /** Minor units a cycle. */
  cycle: bigint;
  /** The number of the rank that a ceiling goes by. */
  rank: number;
}

/** What leaves a side, and what it is worth. */
interface Taken {
  worth: bigint;
  used: Both;
  /** Of what is used: not paid, and so flushed. */
  unpaid: Both;
  flushAll: boolean;
  progress: bigint;
}

const SIDES = ["left", "right"] as const;

export function matchSides(bonus: BinaryBonus, purse: Purse, question: Question): Matched {
  const { had, fresh, qualified } = question;
  const flushed = { left: 0n, right: 0n };
  const ages: Matched["left"] = { left: [], right: [] };
  for (const side of SIDES) {
    const lost = !qualified && bonus.unqualified === "lost" && fresh[side] > 0n;
    if (lost) flushed[side] = fresh[side];
    ages[side] = settle([lost ? 0n : fresh[side], ...had[side]]);
  }
  const nothing = { worth: 0n, left: ages, flushed, progress: had.progress, paidOn: 0n };
  if (!qualified) return nothing;
  const available = { left: sum(ages.left), right: sum(ages.right) };
  const weaker = available.left <= available.right ? available.left : available.right;
  if (weaker <= 0n || weaker < bonus.minimum) return nothing;
  const taken =
    bonus.pays.by === "percentage"
      ? takePercentage(bonus, purse, bonus.pays, question, weaker)
      : takeCycles(bonus, purse, bonus.pays, question, available);
  for (const side of SIDES) {
    flushed[side] += taken.unpaid[side];
    ages[side] = takeOldest(ages[side], taken.used[side]);
    if (!taken.flushAll) continue;
    flushed[side] += sum(ages[side]);
    ages[side] = [];
  }
  const { used, unpaid, worth, progress } = taken;
  const paidOn = least(used.left - unpaid.left, used.right - unpaid.right);
  return { worth, left: ages, flushed, progress, paidOn };
}

/** Volume below zero takes away what is there, the oldest first. */
function settle(ages: Ages): Ages {
  const all = sum(ages);
  if (all <= 0n) return all === 0n ? [] : [all];
  const below = ages.reduce((low, one) => (one < 0n ? low - one : low), 0n);
  const there = ages.map((one) => (one < 0n ? 0n : one));
  return takeOldest(there, below);
}

function least(a: bigint, b: bigint | null): bigint {
  return b === null || a < b ? a : b;
}

function takePercentage(
  bonus: BinaryBonus,
  purse: Purse,
  { steps, remembered }: PaysPercentage,
  { had, rate, rank }: Question,
  weaker: bigint,
): Taken {
  let matched = least(weaker, bonus.maximum);
  let { progress } = had;
  if (steps !== null) {
    const start = remembered ? progress : 0n;
    const step = steps.findLast((one) => one <= start + matched) ?? 0n;
    matched = step > start ? step - start : 0n;
    if (remembered && matched > 0n) progress = step === steps.at(-1) ? 0n : step;
  }
  const both = (volume: bigint) => ({ left: volume, right: volume });
  const worth = purse.worth(matched, rate);
  const free = { worth, used: both(matched), unpaid: both(0n), flushAll: false, progress };
  const { ceiling } = bonus;
  if (ceiling === null || !("amount" in ceiling)) return free;
  const most = ofRank(ceiling.amount, rank) * purse.unit;
  if (worth <= most) return free;
  const each = purse.worth(1n, rate);
  const paidFor = (most + each - 1n) / each;
  const cut = { ...free, worth: most };
  if (ceiling.excess === "kept") {
    // What was not paid is still to be climbed.
    const paidUpTo = remembered ? had.progress + paidFor : progress;
    return { ...cut, used: both(paidFor), progress: paidUpTo };
  }
  if (ceiling.excess === "flushAll") return { ...cut, used: both(paidFor), flushAll: true };
  return { ...cut, unpaid: both(matched - paidFor) };
}

function ofRank(figures: bigint | readonly bigint[], rank: number): bigint {
  return typeof figures === "bigint" ? figures : figures[rank]!;
}

function takeCycles(
  bonus: BinaryBonus,
  purse: Purse,
  pays: PaysCycles,
  { cycle, rank }: Question,
  available: Both,
): Taken {
  const all = cyclesOf(bonus, pays, available, null);
  const { ceiling } = bonus;
  let most = all.count;
  if (ceiling !== null && "cycles" in ceiling)
    most = least(all.count, ofRank(ceiling.cycles, rank));
  else if (ceiling !== null && cycle > 0n) {
    most = least(all.count, ofRank(ceiling.amount, rank) / cycle);
  }
  const worth = most * cycle * purse.unit;
  const none = { left: 0n, right: 0n };
  const taken = { worth, used: all.used, unpaid: none, flushAll: false, progress: 0n };
  if (ceiling === null || most === all.count) return taken;
  const { used } = cyclesOf(bonus, pays, available, most);
  if (ceiling.excess === "kept") return { ...taken, used };
  if (ceiling.excess === "flushAll") return { ...taken, used, flushAll: true };
  const unpaid = { left: all.used.left - used.left, right: all.used.right - used.right };
  return { ...taken, unpaid };
}

/** As many cycles as both sides allow, at most `limit`; and what they use up. */
function cyclesOf(
  { maximum }: BinaryBonus,
  { strong, weak, weakSide }: PaysCycles,
  available: Both,
  limit: bigint | null,
): { count: bigint; used: Both } {
  const used = { left: 0n, right: 0n };
  const free = { left: least(available.left, maximum), right: least(available.right, maximum) };
  const isLeftWeak = (left: bigint, right: bigint) => left <= right;
  const once = isLeftWeak(available.left, available.right);
  if (weakSide === "once") {
    const [w, s] = once ? [free.left, free.right] : [free.right, free.left];
    const count = least(least(w / weak, s / strong), limit);
    const [low, high] = [count * weak, count * strong];
    return { count, used: once ? { left: low, right: high } : { left: high, right: low } };
  }
  for (let count = 0n; ; count++) {
    if (count === limit) return { count, used };
    const leftWeak = isLeftWeak(available.left - used.left, available.right - used.right);
    const [left, right] = leftWeak ? [weak, strong] : [strong, weak];
    if (used.left + left > free.left || used.right + right > free.right) return { count, used };
    used.left += left;
    used.right += right;
  }
}
