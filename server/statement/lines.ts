/** Lines as clients see them: people by what the viewer may see, each line also as a sentence. */
import assert from "node:assert/strict";
import type { ExplainedLine as PlainLine } from "../line/explain.ts";
import { reasonText } from "../line/reasons.ts";
import { named } from "../genealogy/sight.ts";
import type { Context } from "../gql/context.ts";
import { type Money, moneyOf } from "../gql/money.type.ts";
import { bonusOf } from "../gql/plan.type.ts";
import { make } from "../gql/refusal.ts";
import { formatPercent, formatUnits, formatVolume } from "../money/money.ts";
import { orders } from "../order/order.resolver.ts";
import type { Plan } from "../plan/plan.ts";
import { Line, PathStep } from "./commission.type.ts";

/** One line with its order, people and sentence. */
export async function lineOf(context: Context, plan: Plan, plain: PlainLine): Promise<Line> {
  const [order, source, payee, path] = await Promise.all([
    plain.orderId === null ? null : orders(context).load(plain.orderId),
    plain.sourceId === null ? null : named(context, plain.sourceId),
    named(context, plain.distributorId),
    pathOf(context, plan, plain),
  ]);
  assert(order || plain.orderId === null, `the order ${plain.orderId} of a line exists`);
  const bonus = bonusOf(plan, plain.bonus);
  const amount = moneyOf(plain.amountMinor, plan.currency);
  return make(Line, {
    order,
    source,
    payee,
    bonus,
    level: plain.level ?? 0,
    paidLevel: plain.paidLevel,
    rate: plain.ratePpm,
    volume: plain.volume,
    base: plain.baseMinor === null ? null : moneyOf(plain.baseMinor, plan.currency),
    amount,
    reason: plain.reason,
    reasonText: plain.reason && reasonText(plain.reason),
    path,
    sentence: sentenceOf(
      plain,
      { payee: payee.name, source: source?.name ?? null, bonus: bonus.name },
      amount,
      plan,
    ),
  });
}

/**
 * From the seller up to the payee and not a step further: who stands above the payee is not his to
 * know. A seller whom the bonus does not look at is the first step all the same.
 */
function pathOf(context: Context, plan: Plan, plain: PlainLine): Promise<PathStep[]> {
  const end = plain.path.findLastIndex((step) => step.distributorId === plain.distributorId);
  const way = plain.path.slice(0, end + 1);
  const { sourceId } = plain;
  const seller = { level: 0, paidLevel: null, ratePpm: null, reason: null };
  const steps =
    sourceId === null || way[0]?.distributorId === sourceId
      ? way
      : [{ distributorId: sourceId, ...seller }, ...way];
  return Promise.all(
    steps.map(async (step) => {
      const himself = step.distributorId === plain.distributorId;
      return make(PathStep, {
        distributor: await named(context, step.distributorId),
        level: step.level,
        paid: step.reason === null && (plain.exact === null ? (step.ratePpm ?? 0n) > 0n : himself),
        reason: step.reason,
        reasonText: step.reason && reasonText(step.reason),
        paidLevel: step.paidLevel,
        rate: step.ratePpm,
        amount: himself ? moneyOf(plain.amountMinor, plan.currency) : null,
      });
    }),
  );
}

function sentenceOf(
  line: PlainLine,
  names: { payee: string; source: string | null; bonus: string },
  amount: Money,
  plan: Plan,
): string {
  if (line.orderId === null) return moneySentence(line, names, amount, plan);
  const order = `order ${line.orderId} of ${names.source}`;
  if (line.reason !== null) {
    const why = reasonText(line.reason);
    return `${names.payee} is paid nothing on ${order} by ${names.bonus}: ${why}`;
  }
  const level = line.paidLevel === null ? "" : ` on paid level ${line.paidLevel}`;
  const points = line.volume === null ? "" : ` of ${formatVolume(line.volume)} points`;
  const rate = line.ratePpm === null ? "" : `: ${formatPercent(line.ratePpm)}${points}`;
  return `${names.payee} is paid ${amount.amount} ${amount.currency} for ${order}${rate}${level}.`;
}

/** A line that belongs to no order: a fixed amount, or a rate of volume or of somebody's money. */
function moneySentence(
  line: PlainLine,
  names: { payee: string; source: string | null; bonus: string },
  amount: Money,
  plan: Plan,
): string {
  const { ratePpm, baseMinor, volume, paidLevel } = line;
  if (line.reason !== null) {
    return `${names.payee} is paid nothing by ${names.bonus}: ${reasonText(line.reason)}`;
  }
  const money = `${amount.amount} ${amount.currency}`;
  const points = volume === null ? "" : ` of ${formatVolume(volume)} points`;
  const base =
    baseMinor === null
      ? points
      : ` of ${formatUnits(baseMinor, plan.currencyDigits)} ${plan.currency}`;
  const rate = ratePpm === null ? "" : `: ${formatPercent(ratePpm)}${base}`;
  const source = names.source === null ? "" : ` through ${names.source}`;
  const level = paidLevel === null ? "" : ` on paid level ${paidLevel}`;
  return `${names.payee} is paid ${money} by ${names.bonus}${source}${rate}${level}.`;
}
