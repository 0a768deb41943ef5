/** One bonus over a period: who walks, what each order pays whom, what it comes to. */
import type { Bonus, MatchBonus } from "../plan/plan.ts";
import type { OrdersPaid } from "../plan/bonus/orders.ts";
import { compareIds, type Entry } from "./company.ts";
import { matchBinary, type BinaryResult, type SidesByPlace } from "./kinds/binary.ts";
import { walkDifferential } from "./kinds/differential.ts";
import { walkUnilevel } from "./kinds/unilevel.ts";
import { saleShares } from "./kinds/x-up-sales.ts";
import { walkXUp } from "./kinds/x-up.ts";
import { largestRemainders, round, tally, type Amounts, type Purse } from "./money.ts";
import type { Scene } from "./scene.ts";
import { walkGeneration } from "./kinds/generation.ts";
import { keepGuaranteed } from "./kinds/guarantee.ts";
import { walkInfinity } from "./kinds/infinity.ts";
import { walkMatch } from "./kinds/match.ts";
import { dividePool, type VolumesBefore } from "./kinds/pool.ts";
import { progressiveShares, type PartShare } from "./kinds/progressive.ts";
import { payAdvancement, type RankHistory, type Settled } from "./kinds/rank-advancement.ts";
import { soldFor } from "./kinds/sold.ts";
import type { Standings } from "./standing/standing.ts";
import type { Share, Walk, Walked } from "./kinds/walk.ts";

/** A share of one order. */
export interface Line extends Share {
  orderId: string;
  /** Place of the distributor whose sale it is. */
  source: number;
  /** Hundredths that the rate multiplied; negative for a return. */
  volume: bigint;
  /** Minor units before caps. */
  amount: bigint;
}

/** Which lines are to be kept; they are many. */
export type Wanted = (bonus: string, payee: number) => boolean;

export interface BonusResult {
  id: string;
  /** Minor units before caps, of everybody with a line. */
  amounts: Amounts;
  lines: Line[];
  /** Orders that passed somebody without paying him: of those wanted. */
  passed: { payee: number; orderId: string }[];
  /** Of a rank advancement: what is settled for good. */
  settled?: Settled;
  /** Of a binary: what goes on, and what was flushed. */
  binary?: BinaryResult;
}

/** What bonuses go on from. */
export interface BonusesBefore {
  history: RankHistory;
  /** Ranks settled for good, by bonus. */
  settled: ReadonlyMap<string, Settled>;
  /** The sides of the plan's binary bonus. */
  sides: SidesByPlace;
  /** Volumes of the period before of the same calendar. */
  volumes: VolumesBefore;
}

/** The same, and what the bonuses of the period have paid that a match looks at. */
export interface BonusScene extends BonusesBefore {
  earned(match: MatchBonus): readonly Amounts[];
  /** What a bonus that is computed already comes to, before caps. */
  amountsOf(bonus: string): Amounts;
}

/** Computes one bonus; null: of a kind that the second opinion does not know. */
export function computeBonus(
  scene: Scene,
  standings: Standings,
  purse: Purse,
  bonus: Bonus,
  before: BonusScene,
  wanted: Wanted,
): BonusResult | null {
  const empty: BonusResult = { id: bonus.id, amounts: new Map(), lines: [], passed: [] };
  switch (bonus.kind) {
    case "unilevel":
      return payOrders(scene, purse, bonus, walkUnilevel(scene, standings, bonus), wanted);
    case "differential":
      return payOrders(scene, purse, bonus, walkDifferential(scene, standings, bonus), wanted);
    case "progressive":
      return payParts(scene, purse, bonus, progressiveShares(scene, standings, bonus), wanted);
    case "pool":
      return { ...empty, amounts: dividePool(scene, standings, purse, bonus, before) };
    case "rankAdvancement": {
      const settled = before.settled.get(bonus.id)!;
      return { ...empty, ...payAdvancement(scene, standings, bonus, before.history, settled) };
    }
    case "binary": {
      const binary = matchBinary(scene, standings, purse, bonus, before.sides);
      return { ...empty, amounts: rounded(scene, purse, binary.worth), binary };
    }
    case "generation":
      if (bonus.guarantee !== null) {
        const kept = keepGuaranteed(scene, standings, purse, bonus, bonus.guarantee);
        return { ...empty, amounts: rounded(scene, purse, kept) };
      }
      return payOrders(scene, purse, bonus, walkGeneration(scene, standings, bonus), wanted);
    case "infinity":
      return payOrders(scene, purse, bonus, walkInfinity(scene, standings, bonus), wanted);
    case "xUp":
      if (bonus.counts === "sales") {
        const shares = saleShares(scene, standings, bonus);
        return payParts(scene, purse, bonus, shares, wanted);
      }
      return payOrders(scene, purse, bonus, walkXUp(scene, standings, bonus), wanted);
    case "match": {
      const sums = tally(scene.plan, purse);
      const earned = before.earned(bonus);
      walkMatch(scene, standings, bonus, earned, (_, minor, { payee, rate }) =>
        sums.add(payee, (minor * rate * purse.unit) / 1_000_000n),
      );
      return { ...empty, amounts: sums.amounts() };
    }
    default:
      return null;
  }
}

/** One line a person. */
function rounded({ plan }: Scene, purse: Purse, worth: ReadonlyMap<number, bigint>): Amounts {
  const sums = tally(plan, purse);
  for (const [place, small] of worth) sums.add(place, small);
  return sums.amounts();
}

/** A bonus that pays on orders. */
function payOrders(
  scene: Scene,
  purse: Purse,
  bonus: Bonus & OrdersPaid,
  climb: Walk,
  wanted: Wanted,
): BonusResult {
  const sums = tally(scene.plan, purse);
  const result: BonusResult = { id: bonus.id, amounts: new Map(), lines: [], passed: [] };
  const walk = remembered(scene.people.count, climb);
  const sold = soldFor(scene, bonus);
  for (const entry of scene.entries) {
    const { whole, counted } = sold(entry);
    if (whole === 0n) continue;
    const walked = walk(entry.seller, entry.own);
    const { shares, passed } = counted === 0n ? nobodyPaid(walked) : walked;
    for (const share of shares) {
      sums.add(share.payee, worthOf(purse, counted, share));
      if (wanted(bonus.id, share.payee)) result.lines.push(lineOf(entry, share, counted));
    }
    for (const payee of passed) {
      if (wanted(bonus.id, payee)) result.passed.push({ payee, orderId: entry.orderId });
    }
  }
  result.amounts = sums.amounts();
  priceLines(scene, purse, result);
  return result;
}

/** Of an order that does not count: whoever would be paid is passed like the others, each once. */
function nobodyPaid({ shares, passed }: Walked): Walked {
  return { shares: [], passed: [...new Set([...passed, ...shares.map(({ payee }) => payee)])] };
}

/** A bonus whose orders pay by what came before them. */
function payParts(
  scene: Scene,
  purse: Purse,
  bonus: Bonus,
  paid: [Entry, PartShare[]][],
  wanted: Wanted,
): BonusResult {
  const sums = tally(scene.plan, purse);
  const result: BonusResult = { id: bonus.id, amounts: new Map(), lines: [], passed: [] };
  for (const [entry, shares] of paid) {
    for (const { volume, ...share } of shares) {
      sums.add(share.payee, worthOf(purse, volume, share));
      if (wanted(bonus.id, share.payee)) result.lines.push(lineOf(entry, share, volume));
    }
  }
  result.amounts = sums.amounts();
  priceLines(scene, purse, result);
  return result;
}

/** What a share of so much volume is worth, in small units. */
function worthOf(purse: Purse, volume: bigint, { rate, minor }: Share): bigint {
  if (minor === undefined) return purse.worth(volume, rate);
  return (volume < 0n ? -minor : minor) * purse.unit;
}

/** Walks once for all own orders of a seller and once for those of his customers. */
function remembered(count: number, walk: Walk): Walk {
  const known: (ReturnType<Walk> | undefined)[][] = [new Array(count), new Array(count)];
  return (seller, own) => (known[own ? 0 : 1]![seller] ??= walk(seller, own));
}

function lineOf({ orderId, seller }: Entry, share: Share, volume: bigint): Line {
  const line = { ...share, orderId, source: seller, volume, amount: 0n };
  // What is paid in money multiplies no volume; a return takes it back.
  if (share.minor === undefined || volume === 0n) return line;
  return { ...line, volume: 0n, minor: volume < 0n ? -share.minor : share.minor };
}

/** Amounts of the kept lines; rounded together they are parts of their payee's amount. */
function priceLines({ plan }: Scene, purse: Purse, { lines, amounts }: BonusResult): void {
  const { mode, per } = plan.rounding;
  const worth = (line: Line) => worthOf(purse, line.volume, line);
  if (per === "line") {
    for (const line of lines) line.amount = round(mode, worth(line), purse.unit);
    return;
  }
  const byPayee = new Map<number, Line[]>();
  for (const line of lines) {
    const mine = byPayee.get(line.payee);
    if (mine) mine.push(line);
    else byPayee.set(line.payee, [line]);
  }
  for (const [payee, mine] of byPayee) {
    mine.sort(compareLines);
    const sign = mine.reduce((all, line) => all + worth(line), 0n) < 0n ? -1n : 1n;
    const exact = mine.map((line) => worth(line) * sign);
    const parts = largestRemaindersSigned(exact, purse.unit, amounts.get(payee)! * sign);
    for (const [i, line] of mine.entries()) line.amount = parts[i]! * sign;
  }
}

/** Some parts may be below zero; down is then away from zero. */
function largestRemaindersSigned(exact: readonly bigint[], unit: bigint, total: bigint): bigint[] {
  const lifts = exact.map((small) => (small < 0n ? (-small + unit - 1n) / unit : 0n));
  const lifted = exact.map((small, i) => small + lifts[i]! * unit);
  const lift = lifts.reduce((all, one) => all + one, 0n);
  return largestRemainders(lifted, unit, total + lift).map((part, i) => part - lifts[i]!);
}

/** By order, source and level; places of people are in the order of their ids. */
function compareLines(a: Line, b: Line): number {
  return (
    compareIds(a.orderId, b.orderId) ||
    a.source - b.source ||
    a.position - b.position ||
    (a.paidLevel ?? 0) - (b.paidLevel ?? 0) ||
    (a.rate < b.rate ? -1 : a.rate > b.rate ? 1 : 0)
  );
}
