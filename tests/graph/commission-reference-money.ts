/** The reference's money: rounding, sharing and caps, by the words of docs/plan.md. */
import type { ReferenceLine } from "./commission-reference.ts";
import { ppm } from "./commission-reference-walk.ts";
import { digitsOf, minorUnits } from "./commission-reference-standing.ts";
import type { PlanText } from "./commission-spec.ts";

/** An exact number of minor units: over / under. */
interface Exact {
  over: bigint;
  under: bigint;
}

/** Gives every line its amount and answers "person bonus" -> minor units before caps. */
export function pricesOf(plan: PlanText, lines: readonly ReferenceLine[]): Map<string, bigint> {
  const groups = new Map<string, ReferenceLine[]>();
  for (const line of lines) {
    const key = `${line.distributorId} ${line.bonus}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const amounts = new Map<string, bigint>();
  for (const [key, own] of groups) amounts.set(key, price(plan, own));
  return amounts;
}

function price(plan: PlanText, lines: ReferenceLine[]): bigint {
  const { mode, per } = plan.rounding;
  const worth = lines.map((line) => worthOf(plan, line.volume, line.rate));
  if (per === "line") {
    lines.forEach((line, i) => (line.amount = round(mode, worth[i]!)));
    return lines.reduce((sum, { amount }) => sum + amount, 0n);
  }
  const under = worth[0]!.under;
  const over = worth.reduce((sum, one) => sum + one.over, 0n);
  const total = round(mode, { over, under });
  const sign = over < 0n ? -1n : 1n;
  const inOrder = lines
    .map((line, i) => ({ line, over: worth[i]!.over * sign }))
    .sort((a, b) => byOrderSourceLevel(a.line, b.line));
  for (const one of inOrder) one.line.amount = floor(one.over, under);
  const left = total * sign - inOrder.reduce((sum, { line }) => sum + line.amount, 0n);
  const remainder = (one: { over: bigint }) => one.over - floor(one.over, under) * under;
  const largest = [...inOrder].sort((a, b) => Number(sgn(remainder(b) - remainder(a))));
  for (let i = 0; BigInt(i) < left; i++) largest[i]!.line.amount += 1n;
  for (const { line } of inOrder) line.amount *= sign;
  return total;
}

function byOrderSourceLevel(a: ReferenceLine, b: ReferenceLine): number {
  if (a.orderId !== b.orderId) return a.orderId < b.orderId ? -1 : 1;
  if (a.sourceId !== b.sourceId) return a.sourceId < b.sourceId ? -1 : 1;
  return a.position - b.position || (a.paidLevel ?? 0) - (b.paidLevel ?? 0);
}

function worthOf(plan: PlanText, volume: bigint, rate: bigint): Exact {
  const [whole = "0", decimals = ""] = plan.points.value.split(".");
  const over = volume * rate * BigInt(whole + decimals) * 10n ** BigInt(digitsOf(plan.currency));
  return { over, under: 100n * 1_000_000n * 10n ** BigInt(decimals.length) };
}

function sgn(value: bigint): bigint {
  return value > 0n ? 1n : value < 0n ? -1n : 0n;
}

function floor(over: bigint, under: bigint): bigint {
  const towardsZero = over / under;
  return over < 0n && over % under !== 0n ? towardsZero - 1n : towardsZero;
}

function round(mode: PlanText["rounding"]["mode"], { over, under }: Exact): bigint {
  if (over < 0n) return -round(mode, { over: -over, under });
  const below = over / under;
  const twice = (over % under) * 2n;
  if (mode === "down" || twice < under) return below;
  if (twice > under || mode === "halfUp") return below + 1n;
  return below % 2n === 0n ? below : below + 1n;
}

/** Persons' caps, then the company's. */
export function capAll(
  plan: PlanText,
  raw: ReadonlyMap<string, bigint>,
  volume: bigint,
): Map<string, bigint> {
  const amounts = new Map(raw);
  const { person, company } = plan.caps;
  if (person !== "none") {
    const cap = minorUnits(person.amount, plan.currency);
    const people = new Set([...raw.keys()].map((key) => key.split(" ")[0]!));
    for (const id of people) {
      const keys = plan.bonuses
        .map((bonus) => `${id} ${bonus.id}`)
        .filter((key) => (amounts.get(key) ?? 0n) > 0n);
      if (person.cut === "proportionally") scale(amounts, keys, cap);
      else cutLast(amounts, keys, cap);
    }
  }
  if (company !== "none") {
    const { over, under } = worthOf(plan, volume, ppm(company.share));
    const cap = over < 0n ? 0n : floor(over, under);
    const positive = [...amounts].filter(([, amount]) => amount > 0n).map(([key]) => key);
    positive.sort(byPersonAndBonus);
    scale(amounts, positive, cap);
  }
  return amounts;
}

function byPersonAndBonus(a: string, b: string): number {
  const [person = "", bonus = ""] = a.split(" ");
  const [otherPerson = "", otherBonus = ""] = b.split(" ");
  if (person !== otherPerson) return person < otherPerson ? -1 : 1;
  return bonus < otherBonus ? -1 : bonus > otherBonus ? 1 : 0;
}

/** By the same factor: rounded down, what is left over to the largest remainders, ties in order. */
function scale(amounts: Map<string, bigint>, keys: readonly string[], cap: bigint): void {
  const sum = keys.reduce((total, key) => total + amounts.get(key)!, 0n);
  if (sum <= cap) return;
  const shares = keys.map((key) => ({ key, over: amounts.get(key)! * cap }));
  for (const { key, over } of shares) amounts.set(key, over / sum);
  let left = cap - shares.reduce((total, { key }) => total + amounts.get(key)!, 0n);
  const largest = shares.sort((a, b) => Number(sgn((b.over % sum) - (a.over % sum))));
  for (const { key } of largest) {
    if (left-- <= 0n) break;
    amounts.set(key, amounts.get(key)! + 1n);
  }
}

function cutLast(amounts: Map<string, bigint>, keys: readonly string[], cap: bigint): void {
  let excess = keys.reduce((total, key) => total + amounts.get(key)!, 0n) - cap;
  for (const key of [...keys].reverse()) {
    if (excess <= 0n) return;
    const amount = amounts.get(key)!;
    const taken = amount < excess ? amount : excess;
    amounts.set(key, amount - taken);
    excess -= taken;
  }
}
