import type { StatementQuery } from "../api/generated/graphql.ts";
import { Amount } from "../ui/amount.tsx";
import { Bar } from "../ui/bar.tsx";
import { isZero, share } from "../ui/decimal.ts";
import { Section } from "../ui/section.tsx";
import { PaymentFacts } from "./payment-facts.tsx";
import classes from "./statement-sums.module.css";

type Statement = NonNullable<StatementQuery["statement"]>;

/** The statement's total, by bonus, and how it becomes a payment. */
export function StatementSums({ statement }: { statement: Statement }) {
  // An open period pays nothing yet, so it has no payment to speak of.
  const payment = statement.period.state === "OPEN" ? null : statement.payment;
  return (
    <Section>
      <div className={classes.sums} data-payment={payment ? true : undefined}>
        <div>
          <h2 className={classes.label}>
            {statement.period.state === "OPEN" ? "Earned so far" : "Earned in this period"}
          </h2>
          <div className={classes.total}>
            <Amount money={statement.total} />
          </div>
          <ul className={classes.bonuses}>
            {statement.commissions
              .filter((commission) => !isZero(commission.amount.amount))
              .map((commission) => (
                <li key={commission.id}>
                  <div className={classes.line}>
                    <a href={`#bonus-${commission.bonus.id}`}>{commission.bonus.name}</a>
                    <Amount money={commission.amount} />
                  </div>
                  <Bar share={share(commission.amount.amount, statement.total.amount)} />
                </li>
              ))}
          </ul>
        </div>
        {payment ? <PaymentFacts payment={payment} provisional={statement.provisional} /> : null}
      </div>
    </Section>
  );
}
