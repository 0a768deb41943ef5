/** The two sides of a percentage binary, added up from the files: nothing of a side is lost or paid twice. */
import fc from "fast-check";
import type { Plan } from "../../../server/plan/plan.ts";
import { periodOfPlan } from "../../../server/plan/calendar.ts";
import type { Tables } from "../../../server/trial/tables.ts";
import { decimal } from "./opinions.ts";
import { payingOnly, type BonusText, type Company } from "./spec.ts";
import { ppmOfPercent, rowsOf, sellerOf, type Cells } from "./tables.ts";

/** The part of a binary bonus that is looked at. */
export interface BinaryText {
  unqualified: string;
  pays: { percentage: string };
}

const LEGS = ["left", "right"] as const;
type Leg = (typeof LEGS)[number];

/** Companies of a binary tree, under one binary bonus that pays a percentage of what it matches. */
export function withBinary(companies: fc.Arbitrary<Company>) {
  const binary = fc.record({
    unqualified: fc.constantFrom("accumulates", "lost"),
    minimum: fc.constantFrom("0.01", "100.00"),
    maximum: fc.constantFrom("none", "250.00"),
    percentage: fc.constantFrom("20%", "10%"),
    carry: fc.constantFrom("none" as const, { limit: "unlimited" }, { limit: "333.33" }),
    inactivity: fc.constantFrom("none" as const, { periods: "1" }),
    expiry: fc.constantFrom("none" as const, { periods: "1" }),
  });
  const narrow = companies.filter(
    ({ plan }) => plan.placement !== "none" && plan.placement.width === "2",
  );
  return fc.tuple(narrow, binary).map(([company, { percentage, ...drawn }]) => {
    const bonus = {
      ...{ id: "sides", name: "Sides", kind: "binary", calendar: "month" },
      ...{ measuredIn: "commissionable", ownVolume: "none", rankBy: "paidAs", payee: {} },
      ...{ ...drawn, pays: { percentage }, ceiling: "none" },
      expiry: drawn.carry === "none" ? "none" : drawn.expiry,
    };
    return { company: payingOnly(company, bonus as unknown as BonusText), bonus };
  });
}

/** Sentences for every person and month whose sides do not add up, or are not what is paid. */
export function sidesThatDiffer(
  company: Company,
  plan: Plan,
  tables: Tables,
  bonus: BinaryText,
): string[] {
  const standings = rowsOf(tables, "standings").filter(({ period }) =>
    /^\d{4}-\d\d$/.test(period!),
  );
  const earlier = new Map<string, Cells>();
  const paid = new Map(
    rowsOf(tables, "commissions").map((row) => [`${row.period} ${row.distributorId}`, row.amount!]),
  );
  return standings.flatMap((row) => {
    const before = earlier.get(row.distributorId!);
    earlier.set(row.distributorId!, row);
    const matched = LEGS.map((leg) => {
      const carried = before === undefined ? 0n : volumeOf(before, "carry", leg);
      const fresh = newVolume(company, plan, row, leg);
      return carried + fresh - volumeOf(row, "flushed", leg) - volumeOf(row, "carry", leg);
    });
    const [left = 0n, right = 0n] = matched;
    const who = `${row.period} ${row.distributorId}`;
    if (left !== right || left < 0n) return [`${who}: ${left} of the left, ${right} of the right`];
    const due = amountOf(company, plan, left * ppmOfPercent(bonus.pays.percentage));
    const amount = decimal(paid.get(who) ?? "0", plan.currencyDigits);
    return amount === due ? [] : [`${who}: ${amount} is paid, ${due} for what is matched`];
  });
}

function volumeOf(row: Cells, what: "carry" | "flushed", leg: Leg): bigint {
  const text = row[`${what}${leg === "left" ? "Left" : "Right"}`]!;
  return text === "" ? 0n : decimal(text, 2);
}

/** What everybody in a leg sold in the row's period, hundredths. */
function newVolume(
  company: Company,
  plan: Plan,
  { period, distributorId }: Cells,
  leg: Leg,
): bigint {
  const { startsAt, endsAt } = periodOfPlan(plan, period!)!;
  const counted = company.plan.volume.customerOrders === "counted";
  return company.orders
    .filter(({ buyerId }) => counted || company.distributors.some(({ id }) => id === buyerId))
    .filter(({ placedAt }) => Date.parse(placedAt) >= startsAt && Date.parse(placedAt) < endsAt)
    .filter((order) => legBelow(company, distributorId!, sellerOf(company, order)) === leg)
    .map((one) => decimal(one.commissionableVolume, 2) * (one.kind === "return" ? -1n : 1n))
    .reduce((sum, volume) => sum + volume, 0n);
}

/** The leg of somebody in which a seller stands; null where he stands elsewhere. */
function legBelow({ distributors }: Company, top: string, seller: string): string | null {
  const people = new Map(distributors.map((one) => [one.id, one]));
  for (let at = people.get(seller); at !== undefined; at = people.get(at.placementParentId)) {
    if (at.placementParentId === top) return at.placementLeg;
  }
  return null;
}

/** Minor units of hundredths of a point times ppm, rounded as the plan does. */
function amountOf({ plan: text }: Company, plan: Plan, product: bigint): bigint {
  const { value } = text.points;
  const digits = value.split(".")[1]?.length ?? 0;
  const above = product * decimal(value, digits) * 10n ** BigInt(plan.currencyDigits);
  const below = 100n * 1_000_000n * 10n ** BigInt(digits);
  const [whole, rest] = [above / below, above % below];
  if (plan.rounding.mode === "down" || rest * 2n < below) return whole;
  if (rest * 2n > below || plan.rounding.mode === "halfUp") return whole + 1n;
  return whole + (whole % 2n);
}
