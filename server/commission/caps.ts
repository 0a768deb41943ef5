/**
 * Caps, in this order: each bonus's own, a person's, the company's (docs/plan/caps.md). Only commissions above
 * zero are added up and cut; what returns take back stays as it is.
 */
import assert from "node:assert/strict";
import { cutLastFirst, scaleToCap } from "../money/allocate.ts";
import { lineAmountExact, pointInMinorUnits } from "../money/amount.ts";
import { roundTo } from "../money/round.ts";
import { mostOf } from "../plan/caps.ts";
import type { Plan } from "../plan/plan.ts";
import type { Settled } from "../bonus/settled.ts";
import { commissionsBeforeCaps, compareText, type Commission } from "./amounts.ts";

/** What caps go by besides the commissions. */
export interface CapScope {
  /** Hundredths of a point: everything sold in the period. */
  commissionable: bigint;
  /** Rank numbers of those whose cap goes by rank; who is missing has none. */
  paidAs: ReadonlyMap<string, number>;
}

/** The commissions of a period, after every cap. */
export function commissionsOf(
  plan: Plan,
  settled: readonly Settled[],
  scope: CapScope,
): Commission[] {
  return capCommissions(plan, commissionsBeforeCaps(plan, settled), scope);
}

/** Commissions after every cap, in the same order. */
function capCommissions(
  plan: Plan,
  commissions: readonly Commission[],
  scope: CapScope,
): Commission[] {
  return capCompany(plan, capBeforeCompany(plan, commissions, scope), scope);
}

/** Commissions after the caps of bonuses and of persons. */
export function capBeforeCompany(
  plan: Plan,
  commissions: readonly Commission[],
  scope: CapScope,
): Commission[] {
  return capPersons(plan, capBonuses(plan, commissions, scope), scope);
}

/** Whether a cap of the plan goes by the rank of who is paid. */
export function cappedByRank(plan: Plan): boolean {
  const own = plan.bonuses.some(({ cap }) => new Set(cap?.person).size > 1);
  return own || typeof plan.caps.person?.amount === "object";
}

/** Each bonus's own cap: what it pays one person, then what it pays in all. */
function capBonuses(plan: Plan, commissions: readonly Commission[], scope: CapScope): Commission[] {
  let capped = [...commissions];
  for (const { id, cap } of plan.bonuses) {
    const { person, share } = cap ?? { person: null, share: null };
    if (person !== null) {
      capped = capped.map((one) => {
        const most = person[scope.paidAs.get(one.distributorId) ?? 0] ?? 0n;
        return one.bonus === id && one.amountMinor > most ? { ...one, amountMinor: most } : one;
      });
    }
    if (share !== null) {
      capped = scaled(capped, ({ bonus }) => bonus === id, limitOf(plan, share, scope));
    }
  }
  return capped;
}

/** The person's cap: all bonuses of one period together. */
function capPersons(
  plan: Plan,
  commissions: readonly Commission[],
  { paidAs }: CapScope,
): Commission[] {
  const cap = plan.caps.person;
  if (cap === null) return [...commissions];
  const cut = cap.cut === "proportionally" ? scaleToCap : cutLastFirst;
  const persons = new Map<string, Commission[]>();
  for (const commission of commissions) {
    const own = persons.get(commission.distributorId);
    if (own) own.push(commission);
    else persons.set(commission.distributorId, [commission]);
  }
  return [...persons].flatMap(([id, own]) => {
    const amounts = cut(
      own.map(({ amountMinor }) => amountMinor),
      mostOf(cap, paidAs.get(id) ?? 0),
    );
    return own.map((commission, i) => ({ ...commission, amountMinor: amounts[i] ?? 0n }));
  });
}

/** The company's cap: scales everybody, spares some bonuses, or pays groups of bonuses in order. */
function capCompany(plan: Plan, commissions: readonly Commission[], scope: CapScope): Commission[] {
  const cap = plan.caps.company;
  if (cap === null) return [...commissions];
  let left = limitOf(plan, cap.share, scope);
  const spared = cap.spares ?? [];
  left -= positiveSum(commissions.filter(({ bonus }) => spared.includes(bonus)));
  const others = plan.bonuses.map(({ id }) => id).filter((id) => !spared.includes(id));
  let capped = [...commissions];
  for (const group of cap.priority ?? [others]) {
    const inGroup = ({ bonus }: Commission) => group.includes(bonus);
    capped = scaled(capped, inGroup, left);
    left -= positiveSum(capped.filter(inGroup));
  }
  return capped;
}

/**
 * Scales some of the commissions by the same factor: floor, then largest remainder. Equal remainders go by
 * (distributor id, bonus id): the plan's order of bonuses decides nothing here.
 */
function scaled(
  commissions: readonly Commission[],
  which: (commission: Commission) => boolean,
  limit: bigint,
): Commission[] {
  const chosen = commissions.filter(which).sort(compareCommissions);
  const amounts = scaleToCap(
    chosen.map(({ amountMinor }) => amountMinor),
    limit,
  );
  const capped = new Map(chosen.map((one, i) => [one, amounts[i] ?? 0n]));
  return commissions.map((one) => {
    const amountMinor = capped.get(one);
    return amountMinor === undefined ? one : { ...one, amountMinor };
  });
}

function positiveSum(commissions: readonly Commission[]): bigint {
  return commissions.reduce(
    (sum, { amountMinor }) => (amountMinor > 0n ? sum + amountMinor : sum),
    0n,
  );
}

function compareCommissions(a: Commission, b: Commission): number {
  return compareText(a.distributorId, b.distributorId) || compareText(a.bonus, b.bonus);
}

/** What the company may pay in a period of that volume, minor units, floored; needs a company cap. */
export function companyLimit(plan: Plan, commissionable: bigint): bigint {
  assert(plan.caps.company, "the plan has a company cap");
  return limitOf(plan, plan.caps.company.share, { commissionable });
}

/** A share of a volume in money, minor units, floored. */
function limitOf(
  plan: Plan,
  share: bigint,
  { commissionable }: Pick<CapScope, "commissionable">,
): bigint {
  const point = pointInMinorUnits(plan.pointValue, plan.currencyDigits);
  const exact = lineAmountExact(commissionable, share, point);
  return roundTo("down", exact.numerator, exact.denominator);
}
