/**
 * Entries to wallets: an approved run is posted to the ledger, part by part, once.
 *
 * An entry's id says what it is, so posting a part again adds nothing.
 */
import assert from "node:assert/strict";
import { differencesOf } from "../commission/adjustments.ts";
import type { Graph } from "../graph/graph.ts";
import { paymentsOfSheet } from "../commission/store.ts";
import type { Payment } from "../commission/payments.ts";
import { postEntries, type EntryInput } from "../ledger/ledger.service.ts";
import { balancesBrought } from "../sheet/sheet.service.ts";
import type { Plan } from "../plan/plan.ts";
import { planVersions } from "./plan-version.ts";

/** Whose account pays commissions. */
const COMPANY = "company:commissions";
/** Payments posted in one transaction. */
const PART = 500;

/** Posts an approved run; safe to call again after a kill. */
export async function postRun(
  { graph, clock }: { graph: Graph; clock: () => number },
  run: { id: string; sheet: string } & Versioned,
): Promise<void> {
  const plan = await planOf(graph, run);
  const { currency } = plan;
  const brought = await balancesBrought(graph, plan);
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
 * Posts what an approved revision pays otherwise onto the balances, as entries of the period in which it
 * lands; safe to call again after a kill.
 */
export async function postRevision(
  { graph, clock }: { graph: Graph; clock: () => number },
  run: { id: string; sheet: string; revises: string | null; landsIn: string | null } & Versioned,
): Promise<void> {
  const { sheet, revises, landsIn } = run;
  assert(revises !== null && landsIn !== null, "an approved revision revises something and lands");
  const { currency } = await planOf(graph, run);
  const differences = await differencesOf(graph, { sheet, revises });
  for (let at = 0; at < differences.length; at += PART) {
    const entries = differences.slice(at, at + PART).map((one) => {
      const amount = one.after - one.before;
      const balance = `balance:${one.distributorId}`;
      return {
        id: `${sheet}:${one.distributorId}:${one.bonus}:adjusted`,
        debit: amount > 0n ? COMPANY : balance,
        credit: amount > 0n ? balance : COMPANY,
        amountMinor: amount > 0n ? amount : -amount,
        ...{ why: "adjusted", currency },
      };
    });
    const posting = { sheet: `${landsIn}/0`, at: clock(), entries };
    await graph.transaction((tx) => postEntries(tx, posting));
  }
  await graph.write("period/mark-posted", { runId: run.id });
}

interface Versioned {
  planVersionId: string;
}

async function planOf(graph: Graph, { planVersionId }: Versioned): Promise<Plan> {
  const version = (await planVersions(graph)).find(({ id }) => id === planVersionId);
  assert(version, `the run's plan ${planVersionId} is stored`);
  return version.plan;
}

/**
 * A distributor's balance account takes what he earned (or owes back) and gives what is paid to his
 * wallet and what is held; what stays on it is what is carried. What he brought along is posted with
 * his first payment, under an id that no later run repeats; what revisions adjust, when they are approved.
 */
function entriesOf(
  sheet: string,
  payment: Payment,
  brought: bigint,
): Omit<EntryInput, "currency">[] {
  const { distributorId, earned, paid, held } = payment;
  const balance = `balance:${distributorId}`;
  const moves = [
    { why: "brought", from: "company:opening", to: balance, amount: brought },
    { why: "earned", from: COMPANY, to: balance, amount: earned },
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
