import { Amount } from "../ui/amount.tsx";
import { Bar } from "../ui/bar.tsx";
import { grouped, share } from "../ui/decimal.ts";
import { Section } from "../ui/section.tsx";
import type { RunDetail } from "./period-page.tsx";
import classes from "./bonus-totals.module.css";

/** What each bonus pays, and to how many. */
export function BonusTotals({ run }: { run: RunDetail }) {
  const total = run.totals?.commissions.amount ?? "0";
  return (
    <Section title="By bonus">
      <ul className={classes.list}>
        {run.bonusTotals.map(({ bonus, amount, payees }) => (
          <li key={bonus.id}>
            <div className={classes.line}>
              <span>
                {bonus.name}
                <span className={classes.note}>
                  {bonus.kind}, {grouped(String(payees))} people
                </span>
              </span>
              <Amount money={amount} />
            </div>
            <Bar share={share(amount.amount, total)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
