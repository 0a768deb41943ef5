/** Why in a binary bonus: who had volume and is not paid, and the rule in plain words. */
import { formatPercent, formatUnits, formatVolume } from "../../money/money.ts";
import type { CarryHistory } from "../../plan/bonus/binary.ts";
import type { BinaryBonus, Plan } from "../../plan/plan.ts";
import type { LineKind, Passed } from "../walk.ts";

export const binaryLines: LineKind<BinaryBonus> = {
  // Sides are sums of everybody below, so no line belongs to an order.
  walk: () => null,
  passed: (graph, sheet, distributorId) =>
    graph.read<Passed>("line/unpaid-sides", { sheet, distributorId }),
  rule: (bonus, plan) =>
    [matchText(bonus), paysText(bonus, plan), ceilingText(bonus, plan), carryText(bonus)]
      .filter((sentence) => sentence !== "")
      .join(" "),
};

function matchText({ minimum, maximum, measuredIn }: BinaryBonus): string {
  const least = minimum > 1n ? ` from ${formatVolume(minimum)} points` : "";
  const most = maximum === null ? "" : ` up to ${formatVolume(maximum)} points`;
  return (
    `Matches the ${measuredIn} volume of the weaker leg, carry included, with as much of the ` +
    `stronger one${least}${most}.`
  );
}

function paysText({ pays }: BinaryBonus, plan: Plan): string {
  const money = (minor: bigint) => `${formatUnits(minor, plan.currencyDigits)} ${plan.currency}`;
  const names = ["no rank", ...plan.ranks.map(({ name }) => name)];
  if (pays.by === "cycles") {
    const alike = pays.amounts.every((amount) => amount === pays.amounts[0]);
    const amounts = alike
      ? money(pays.amounts[0] ?? 0n)
      : pays.amounts
          .flatMap((amount, rank) => (amount === 0n ? [] : [`${names[rank]} ${money(amount)}`]))
          .join(", ");
    const share = pays.share === null ? "" : `, of which ${percentText(pays.share, names)}`;
    return (
      `Each cycle takes ${formatVolume(pays.strong)} points of the stronger and ` +
      `${formatVolume(pays.weak)} of the weaker leg and pays ${amounts}${share}.`
    );
  }
  const steps =
    pays.steps === null
      ? ""
      : `, rounded down to a step (${pays.steps.map(formatVolume).join(", ")})`;
  return `Pays ${percentText(pays.percentage, names)} of what is matched${steps}.`;
}

type Percentage = Extract<BinaryBonus["pays"], { by: "percentage" }>["percentage"];

function percentText(percentage: Percentage, names: readonly string[]): string {
  if ("rates" in percentage) {
    const { rates } = percentage;
    if (rates.every((rate) => rate === rates[0])) return formatPercent(rates[0] ?? 0n);
    return rates
      .flatMap((rate, rank) => (rate === 0n ? [] : [`${names[rank]} ${formatPercent(rate)}`]))
      .join(", ");
  }
  if ("asked" in percentage) {
    const steps = percentage.steps.map((rate, i) => `step ${i + 1} ${formatPercent(rate)}`);
    return `by what is fulfilled ${steps.join(", ")}`;
  }
  const by = {
    personalVolume: "personal volume",
    groupVolume: "group volume",
    totalVolume: "total volume",
  }[percentage.by];
  const brackets = percentage.brackets.map(
    ({ from, rate }) => `from ${formatVolume(from)} points ${formatPercent(rate)}`,
  );
  return `by ${by} ${brackets.join(", ")}`;
}

const EXCESS = {
  consumed: "what was matched above is used up",
  kept: "what was matched above stays",
  flushAll: "whoever exceeds it loses what is left on both legs",
};

function ceilingText({ ceiling }: BinaryBonus, plan: Plan): string {
  if (ceiling === null) return "";
  const textOf = (figure: bigint) =>
    "cycles" in ceiling
      ? `${figure} cycles`
      : `${formatUnits(figure, plan.currencyDigits)} ${plan.currency}`;
  const figures = "cycles" in ceiling ? ceiling.cycles : ceiling.amount;
  const names = ["no rank", ...plan.ranks.map(({ name }) => name)];
  const most =
    typeof figures === "bigint"
      ? textOf(figures)
      : figures.map((figure, rank) => `${names[rank]} ${textOf(figure)}`).join(", ");
  return `At most ${most} a period; ${EXCESS[ceiling.excess]}.`;
}

function carryText({ carry, expiry, inactivity }: BinaryBonus): string {
  if (carry === null) return "Nothing is carried into the next period.";
  const limit = carry.limit === null ? "" : `, at most ${formatVolume(carry.limit)} points a leg`;
  const history = carry.history === undefined ? "" : historyText(carry.history);
  const expires = expiry === null ? "" : ` It expires ${periods(expiry)} after its own.`;
  const asleep =
    inactivity === null ? "" : ` It is lost after ${periods(inactivity)} without being active.`;
  return `What is left on a leg goes on to the next period${limit}${history}.${expires}${asleep}`;
}

function historyText({ times, periods: count }: CarryHistory): string {
  const of = count === null ? "any period so far" : `the last ${periods(count)}`;
  return `, at most ${times} times the most that was matched in ${of}`;
}

function periods(count: number): string {
  return count === 1 ? "one period" : `${count} periods`;
}
