/**
 * Two computations of one period beside each other: in total, by bonus, by rank, by size, by person.
 *
 * `before` is the live plan, `after` the plan that is tried; a difference is after less before. Every
 * table sums to the totals, which is asserted.
 */
import assert from "node:assert/strict";
import { compareText } from "../../commission/amounts.ts";
import { pointInMinorUnits, shareOfWorth } from "../../money/amount.ts";
import type { Plan } from "../../plan/plan.ts";
import { ladderOf, type Rung } from "./ladder.ts";
import { spreadOf, type Spread } from "./spread.ts";

/** One computation, as its sheet has it. Minor units, hundredths of a point. */
export interface Side {
  plan: Plan;
  /** The plan's calendar that the period is of; the others' bonuses are no part of it. */
  calendar: string;
  commissions: readonly { distributorId: string; bonus: string; amountMinor: bigint }[];
  payments: readonly { distributorId: string; paid: bigint; held: bigint; carried: bigint }[];
  /** Rank number by distributor, everybody of the sheet. */
  paidAs: ReadonlyMap<string, number>;
  commissionable: bigint;
}

/** A pair of figures of the same thing. */
export interface Pair<T> {
  before: T;
  after: T;
}

export interface Totals {
  commissionsMinor: bigint;
  /** Of the worth of the commissionable volume, ppm; null without volume. */
  sharePpm: bigint | null;
  payees: number;
  paidMinor: bigint;
  heldMinor: bigint;
  carriedMinor: bigint;
}

export interface BonusPair extends Pair<{
  amountMinor: bigint;
  payees: number;
  sharePpm: bigint | null;
} | null> {
  bonus: string;
  name: string;
}

export interface RankPair extends Rung, Pair<{ people: number; amountMinor: bigint }> {
  /** Of those who have this rank under the live plan: how many rise and fall by the tried one. */
  rise: number;
  fall: number;
}

export interface PersonPair {
  distributorId: string;
  beforeMinor: bigint;
  afterMinor: bigint;
  differenceMinor: bigint;
  rankBefore: string | null;
  rankAfter: string | null;
  move: "rises" | "falls" | "stays";
  /** Bonuses that pay him on either side. */
  bonuses: { bonus: string; beforeMinor: bigint; afterMinor: bigint }[];
}

export interface Comparison {
  totals: Pair<Totals>;
  bonuses: BonusPair[];
  ranks: RankPair[];
  spread: Spread[];
  /** Who is paid on either side or changes his rank, by id. */
  people: PersonPair[];
}

/** Compares the live plan's computation of a period with the tried plan's. */
export function compareSides(live: Side, tried: Side): Comparison {
  const people = peopleOf(live, tried);
  const paid = people.filter((one) => one.beforeMinor !== 0n || one.afterMinor !== 0n);
  const comparison = {
    totals: { before: totalsOf(live), after: totalsOf(tried) },
    bonuses: bonusesOf(live, tried),
    ranks: ranksOf(live, tried, people),
    spread: spreadOf(tried.plan.currencyDigits, paid),
    people,
  };
  assertSums(comparison);
  return comparison;
}

function totalsOf({ plan, commissions, payments, commissionable }: Side): Totals {
  const commissionsMinor = sumOf(commissions, ({ amountMinor }) => amountMinor);
  const paid = commissions.filter(({ amountMinor }) => amountMinor !== 0n);
  return {
    commissionsMinor,
    sharePpm: shareOf(plan, commissionsMinor, commissionable),
    payees: new Set(paid.map(({ distributorId }) => distributorId)).size,
    paidMinor: sumOf(payments, (one) => one.paid),
    heldMinor: sumOf(payments, (one) => one.held),
    carriedMinor: sumOf(payments, (one) => one.carried),
  };
}

function shareOf(plan: Plan, amountMinor: bigint, commissionable: bigint): bigint | null {
  const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
  return shareOfWorth(amountMinor, commissionable, point);
}

/** The bonuses of the calendar: the tried plan's in its order, then those that only the live plan has. */
function bonusesOf(live: Side, tried: Side): BonusPair[] {
  const named = new Map<string, string>();
  for (const side of [tried, live]) {
    for (const { id, name } of bonusesIn(side)) {
      if (!named.has(id)) named.set(id, name);
    }
  }
  const before = byBonus(live);
  const after = byBonus(tried);
  return [...named].map(([bonus, name]) => ({
    ...{ bonus, name, before: before.get(bonus) ?? null, after: after.get(bonus) ?? null },
  }));
}

function bonusesIn({ plan, calendar }: Side) {
  return plan.bonuses.filter((bonus) => bonus.calendar === calendar);
}

/** What each bonus that the plan has pays, also one that pays nobody. */
function byBonus(side: Side) {
  const { plan, commissions, commissionable } = side;
  const sums = new Map(bonusesIn(side).map(({ id }) => [id, { amountMinor: 0n, payees: 0 }]));
  for (const { bonus, amountMinor } of commissions) {
    const sum = sums.get(bonus);
    assert(sum, `the bonus ${bonus} is one of the plan's`);
    sum.amountMinor += amountMinor;
    if (amountMinor !== 0n) sum.payees += 1;
  }
  return new Map(
    [...sums].map(([bonus, sum]) => [
      bonus,
      { ...sum, sharePpm: shareOf(plan, sum.amountMinor, commissionable) },
    ]),
  );
}

/** Everybody who is paid on either side or has another rank, by id. */
function peopleOf(live: Side, tried: Side): PersonPair[] {
  const ladder = ladderOf(live.plan, tried.plan);
  const rungOf = (rank: string | null) => ladder.findIndex((one) => one.rank === rank);
  const people = new Map<string, PersonPair>();
  const known = (distributorId: string) => {
    const found = people.get(distributorId);
    if (found) return found;
    const rankBefore = rankIn(live, distributorId);
    const rankAfter = rankIn(tried, distributorId);
    const steps = rungOf(rankAfter) - rungOf(rankBefore);
    const move: PersonPair["move"] = steps > 0 ? "rises" : steps < 0 ? "falls" : "stays";
    const none = { beforeMinor: 0n, afterMinor: 0n, differenceMinor: 0n, bonuses: [] };
    const person = { distributorId, ...none, rankBefore, rankAfter, move };
    people.set(distributorId, person);
    return person;
  };
  addPaid(live, known, "beforeMinor");
  addPaid(tried, known, "afterMinor");
  for (const [distributorId] of tried.paidAs) {
    if (rankIn(live, distributorId) !== rankIn(tried, distributorId)) known(distributorId);
  }
  for (const person of people.values()) {
    person.differenceMinor = person.afterMinor - person.beforeMinor;
  }
  return [...people.values()].sort((a, b) => compareText(a.distributorId, b.distributorId));
}

function addPaid(
  { commissions }: Side,
  known: (id: string) => PersonPair,
  side: "beforeMinor" | "afterMinor",
): void {
  for (const { distributorId, bonus, amountMinor } of commissions) {
    if (amountMinor === 0n) continue;
    const person = known(distributorId);
    person[side] += amountMinor;
    let part = person.bonuses.find((one) => one.bonus === bonus);
    if (!part) person.bonuses.push((part = { bonus, beforeMinor: 0n, afterMinor: 0n }));
    part[side] += amountMinor;
  }
}

function rankIn({ plan, paidAs }: Side, distributorId: string): string | null {
  return plan.ranks[(paidAs.get(distributorId) ?? 0) - 1]?.id ?? null;
}

/** Every rung of the ladder with who stands on it and what they are paid, the lowest first. */
function ranksOf(live: Side, tried: Side, people: readonly PersonPair[]): RankPair[] {
  const rungs = ladderOf(live.plan, tried.plan).map((rung) => ({
    ...rung,
    ...{ before: { people: 0, amountMinor: 0n }, after: { people: 0, amountMinor: 0n } },
    ...{ rise: 0, fall: 0 },
  }));
  const on = new Map(rungs.map((rung) => [rung.rank, rung]));
  for (const id of live.paidAs.keys()) on.get(rankIn(live, id))!.before.people += 1;
  for (const id of tried.paidAs.keys()) on.get(rankIn(tried, id))!.after.people += 1;
  for (const { rankBefore, rankAfter, move, beforeMinor, afterMinor } of people) {
    const from = on.get(rankBefore)!;
    from.before.amountMinor += beforeMinor;
    on.get(rankAfter)!.after.amountMinor += afterMinor;
    if (move === "rises") from.rise += 1;
    if (move === "falls") from.fall += 1;
  }
  return rungs;
}

function sumOf<T>(list: readonly T[], figure: (one: T) => bigint): bigint {
  return list.reduce((sum, one) => sum + figure(one), 0n);
}

/** The same money, whichever way it is cut. */
function assertSums({ totals, bonuses, ranks, spread, people }: Comparison): void {
  const { before, after } = totals;
  const difference = after.commissionsMinor - before.commissionsMinor;
  const of = (sum: bigint, whole: bigint, what: string) =>
    assert(sum === whole, `${what} sum to the commissions`);
  of(
    sumOf(bonuses, (one) => one.before?.amountMinor ?? 0n),
    before.commissionsMinor,
    "bonuses",
  );
  of(
    sumOf(bonuses, (one) => one.after?.amountMinor ?? 0n),
    after.commissionsMinor,
    "bonuses",
  );
  of(
    sumOf(ranks, (one) => one.before.amountMinor),
    before.commissionsMinor,
    "ranks",
  );
  of(
    sumOf(ranks, (one) => one.after.amountMinor),
    after.commissionsMinor,
    "ranks",
  );
  of(
    sumOf(people, (one) => one.differenceMinor),
    difference,
    "people",
  );
  of(
    sumOf(spread, (one) => one.differenceMinor),
    difference,
    "sizes",
  );
}
