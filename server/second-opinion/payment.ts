/** What becomes of what somebody earned: paid, held, or carried into the next period. */
import type { Plan } from "../plan/plan.ts";
import type { Amounts } from "./money.ts";
import type { Scene } from "./scene.ts";

/** Minor units. */
export interface Payment {
  earned: bigint;
  held: bigint;
  paid: bigint;
  carried: bigint;
}

/** Payments of everybody with a balance or a commission; `balances` are those before the period. */
export function payAll(
  { plan, people, here }: Scene,
  commissions: readonly Amounts[],
  balances: ReadonlyMap<number, bigint>,
): Map<number, Payment> {
  const earned = new Map<number, bigint>();
  for (const amounts of commissions) {
    for (const [payee, amount] of amounts) earned.set(payee, (earned.get(payee) ?? 0n) + amount);
  }
  const payments = new Map<number, Payment>();
  for (const place of new Set([...earned.keys(), ...balances.keys()])) {
    if (here[place] === 0) continue;
    const mine = earned.get(place) ?? 0n;
    const due = (balances.get(place) ?? 0n) + mine;
    if (mine === 0n && due === 0n) continue;
    payments.set(place, pay(plan, people.status[place] === "active", mine, due));
  }
  return payments;
}

function pay({ payout }: Plan, active: boolean, earned: bigint, due: bigint): Payment {
  const payment = { earned, held: 0n, paid: 0n, carried: 0n };
  if (due <= 0n) return { ...payment, carried: due };
  if (!active) return { ...payment, held: due };
  return due < payout.minimum ? { ...payment, carried: due } : { ...payment, paid: due };
}
