/**
 * Entries to wallets: an approved run is posted to the ledger, part by part, once.
 *
 * An entry's id says what it is, so posting a part again adds nothing.
 */
import type { Graph } from "../graph/graph.ts";
import { paymentsOfSheet } from "../commission/store.ts";
import type { Payment } from "../commission/payments.ts";
import { postEntries, type EntryInput } from "../ledger/ledger.service.ts";
import { balancesBrought } from "../sheet/sheet.service.ts";
import { planVersions } from "./plan-version.ts";

/** Payments posted in one transaction. */
const PART = 500;

/** Posts an approved run; safe to call again after a kill. */
export async function postRun(
  { graph, clock }: { graph: Graph; clock: () => number },
  run: { id: string; sheet: string; planVersionId: string },
): Promise<void> {
  const version = (await planVersions(graph)).find(({ id }) => id === run.planVersionId);
  if (version === undefined) throw new Error(`The run's plan ${run.planVersionId} is not stored.`);
  const { currency } = version.plan;
  const brought = await balancesBrought(graph, version.plan);
  const payments = await paymentsOfSheet(graph, run.sheet);
  for (let at = 0; at < payments.length; at += PART) {
    const entries = payments
      .slice(at, at + PART)
      .flatMap((payment) => entriesOf(run.sheet, payment, brought[payment.distributorId] ?? 0n))
      .map((entry) => ({ ...entry, currency }));
    await graph.transaction((tx) => postEntries(tx, { sheet: run.sheet, at: clock(), entries }));
  }
  await graph.write("period/mark-posted", { runId: run.id });
}

/**
 * A distributor's balance account takes what he earned (or owes back) and gives what is paid to his
 * wallet and what is held; what stays on it is what is carried. What he brought along is posted with
 * his first payment, under an id that no later run repeats.
 */
function entriesOf(
  sheet: string,
  payment: Payment,
  brought: bigint,
): Omit<EntryInput, "currency">[] {
  const { distributorId, earned, adjusted, paid, held } = payment;
  const balance = `balance:${distributorId}`;
  const company = "company:commissions";
  const moves = [
    { why: "brought", from: "company:opening", to: balance, amount: brought },
    { why: "earned", from: company, to: balance, amount: earned },
    { why: "adjusted", from: company, to: balance, amount: adjusted },
    { why: "paid", from: balance, to: `wallet:${distributorId}`, amount: paid },
    { why: "held", from: balance, to: `held:${distributorId}`, amount: held },
  ];
  return moves
    .filter(({ amount }) => amount !== 0n)
    .map(({ why, from, to, amount }) => ({
      id: why === "brought" ? `brought:${distributorId}` : `${sheet}:${distributorId}:${why}`,
      debit: amount > 0n ? from : to,
      credit: amount > 0n ? to : from,
      amountMinor: amount > 0n ? amount : -amount,
      why,
    }));
}
