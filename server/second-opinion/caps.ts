/** Caps: of single bonuses, then of persons, then of the company. */
import { largestRemainders, type Amounts, type Purse } from "./money.ts";
import type { Scene } from "./scene.ts";
import type { Standings } from "./standing/standing.ts";

/** What caps go by. */
export interface CapScene {
  scene: Scene;
  standings: Standings;
  purse: Purse;
  /** The period's commissionable volume, hundredths. */
  commissionable: bigint;
}

type Result = Readonly<{ id: string; amounts: Amounts }>;

/** Amounts after all caps, bonus by bonus. */
export function capAll(caps: CapScene, bonuses: readonly Result[]): Amounts[] {
  const capped = capBonusesAndPersons(caps, bonuses);
  capCompany(
    caps,
    bonuses.map(({ id }, i) => ({ id, amounts: capped[i]! })),
  );
  return capped;
}

/** Amounts after the caps of each bonus and of persons, as if these were all bonuses. */
export function capBonusesAndPersons(caps: CapScene, bonuses: readonly Result[]): Amounts[] {
  const capped = bonuses.map((bonus) => capBonus(caps, bonus));
  capPersons(caps, capped);
  return capped;
}

function capBonus(caps: CapScene, { id, amounts }: Result): Amounts {
  const { plan } = caps.scene;
  const cap = plan.bonuses.find((bonus) => bonus.id === id)?.cap;
  const capped = new Map(amounts);
  if (cap === undefined) return capped;
  if (cap.person !== null) {
    for (const [payee, amount] of amounts) {
      const most = cap.person[caps.standings.paidAs[payee]!]!;
      if (amount > most) capped.set(payee, most);
    }
  }
  if (cap.share !== null) scaleTogether([{ id, amounts: capped }], limitOf(caps, cap.share));
  return capped;
}

/** A share of the period's volume in money, rounded down; never below zero. */
function limitOf({ purse, commissionable }: CapScene, share: bigint): bigint {
  const small = purse.worth(commissionable, share);
  return small < 0n ? 0n : small / purse.unit;
}

function capPersons({ scene, standings }: CapScene, capped: Amounts[]): void {
  const { person } = scene.plan.caps;
  if (person === null) return;
  for (const payee of new Set(capped.flatMap((amounts) => [...amounts.keys()]))) {
    const mine = capped.filter((amounts) => (amounts.get(payee) ?? 0n) > 0n);
    const all = mine.map((amounts) => amounts.get(payee)!);
    const { amount } = person;
    const most = typeof amount === "bigint" ? amount : amount[standings.paidAs[payee]!]!;
    if (sum(all) <= most) continue;
    const cut = person.cut === "proportionally" ? scale : cutLast;
    for (const [i, amount] of cut(all, most).entries()) mine[i]!.set(payee, amount);
  }
}

function capCompany(caps: CapScene, bonuses: readonly Result[]): void {
  const { company } = caps.scene.plan.caps;
  if (company === null) return;
  let left = limitOf(caps, company.share);
  const { spares, priority } = company;
  if (priority !== undefined) {
    for (const group of priority) {
      const mine = bonuses.filter(({ id }) => group.includes(id));
      scaleTogether(mine, left);
      left -= paidBy(mine);
    }
    return;
  }
  const spared = bonuses.filter(({ id }) => spares?.includes(id) === true);
  left -= paidBy(spared);
  const others = bonuses.filter((bonus) => !spared.includes(bonus));
  scaleTogether(others, left > 0n ? left : 0n);
}

/** All that is above zero. */
function paidBy(bonuses: readonly Result[]): bigint {
  return sum(bonuses.flatMap(({ amounts }) => [...amounts.values()].filter((one) => one > 0n)));
}

/** Scales what is above zero to a limit, where it exceeds it; ties by distributor, then by bonus. */
function scaleTogether(bonuses: readonly Result[], limit: bigint): void {
  if (paidBy(bonuses) <= limit) return;
  const all = bonuses.flatMap(({ id, amounts }) =>
    [...amounts]
      .filter(([, amount]) => amount > 0n)
      .map(([payee, amount]) => ({ payee, amount, amounts, id })),
  );
  all.sort((a, b) => a.payee - b.payee || (a.id < b.id ? -1 : 1));
  const scaled = scale(
    all.map(({ amount }) => amount),
    limit,
  );
  for (const [i, { payee, amounts }] of all.entries()) amounts.set(payee, scaled[i]!);
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

/** All by the same factor, to exactly `limit`. */
function scale(amounts: readonly bigint[], limit: bigint): bigint[] {
  const exact = amounts.map((amount) => amount * limit);
  return largestRemainders(exact, sum(amounts), limit);
}

/** The last goes first. */
function cutLast(amounts: readonly bigint[], limit: bigint): bigint[] {
  let left = limit;
  return amounts.map((amount) => {
    const kept = amount < left ? amount : left;
    left -= kept;
    return kept;
  });
}
