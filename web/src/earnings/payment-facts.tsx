import type { ReactNode } from "react";
import type { StatementQuery } from "../api/generated/graphql.ts";
import { Amount } from "../ui/amount.tsx";
import { isZero } from "../ui/decimal.ts";
import { Facts } from "../ui/facts.tsx";

type Payment = NonNullable<NonNullable<StatementQuery["statement"]>["payment"]>;

interface PaymentFactsProps {
  payment: Payment;
  /** Not approved yet: nothing is paid before that. */
  provisional: boolean;
}

/** From what was carried over and earned to what is paid; lines of zero are left out. */
export function PaymentFacts({ payment, provisional }: PaymentFactsProps) {
  const paid = provisional ? "Payable once approved" : "Paid";
  const steps: [string, Payment["paid"]][] = [
    ["Carried over from before", payment.carriedBefore],
    ["Earned", payment.earned],
    ["Adjusted", payment.adjusted],
    ["Withheld", payment.withheld],
    ["Held back", payment.held],
    [paid, payment.paid],
    ["Carried to the next period", payment.carried],
  ];
  const facts = steps
    .filter(([label, money]) => label === paid || !isZero(money.amount))
    .map(([label, money]): [string, ReactNode] => [
      label,
      <Amount money={money} negativeWord={label.startsWith("Carried") ? "debt" : "taken back"} />,
    ]);
  return (
    <div>
      <h2 style={{ margin: "0 0 4px", fontSize: "1rem", fontWeight: 620 }}>Payment</h2>
      <Facts facts={facts} />
    </div>
  );
}
