/**
 * What becomes of a person's balance in a period: carried before + earned + adjusted
 * = withheld + held + paid + carried, asserted for everybody.
 */
import assert from "node:assert/strict";
import type { Plan } from "../plan/plan.ts";
import type { Commission } from "./amounts.ts";
import { compareText } from "./amounts.ts";

/** All minor units of the plan's currency. */
export interface Payment {
  distributorId: string;
  /** Balance brought forward; negative: a debt. */
  carriedBefore: bigint;
  earned: bigint;
  adjusted: bigint;
  /** Taxes; none are withheld until the platform has tax rules. */
  withheld: bigint;
  /** Kept back because the payee is not fit to be paid (suspended or terminated). */
  held: bigint;
  paid: bigint;
  /** Goes on to the next period: a debt, or less than the plan's minimum. */
  carried: bigint;
}

/** Where a person stands before his payment. */
export interface Payee {
  distributorId: string;
  status: string;
  /** Minor units. */
  balanceBefore: bigint;
}

/**
 * The payments of a period, sorted by distributorId; people with no figure at all are left out.
 * `adjustments` are what revisions of earlier periods bring, by distributorId.
 */
export function paymentsOf(
  plan: Plan,
  commissions: readonly Commission[],
  payees: readonly Payee[],
  adjustments: ReadonlyMap<string, bigint> = new Map(),
): Payment[] {
  const earned = new Map<string, bigint>();
  for (const { distributorId, amountMinor } of commissions) {
    earned.set(distributorId, (earned.get(distributorId) ?? 0n) + amountMinor);
  }
  return payees
    .map((payee) => {
      const { distributorId } = payee;
      const adjusted = adjustments.get(distributorId) ?? 0n;
      return paymentOf(plan, payee, { earned: earned.get(distributorId) ?? 0n, adjusted });
    })
    .filter((one) => one.carriedBefore !== 0n || one.earned !== 0n || one.adjusted !== 0n)
    .sort((a, b) => compareText(a.distributorId, b.distributorId));
}

function paymentOf(
  plan: Plan,
  payee: Payee,
  { earned, adjusted }: { earned: bigint; adjusted: bigint },
): Payment {
  const { distributorId, status, balanceBefore: carriedBefore } = payee;
  const due = carriedBefore + earned + adjusted;
  const rest = { withheld: 0n, held: 0n, paid: 0n, carried: 0n };
  if (due <= 0n) rest.carried = due;
  else if (status !== "active") rest.held = due;
  else if (due < plan.payout.minimum) rest.carried = due;
  else rest.paid = due;
  const payment = { distributorId, carriedBefore, earned, adjusted, ...rest };
  assert(
    carriedBefore + earned + adjusted === rest.withheld + rest.held + rest.paid + rest.carried,
    "a payment's parts sum to the balance",
  );
  return payment;
}
