import { useQuery } from "@apollo/client/react";
import { Link } from "react-router";
import { HomeEarningsDocument, type HomeEarningsQuery } from "../api/generated/graphql.ts";
import { Amount } from "../ui/amount.tsx";
import { Answer } from "../ui/answer.tsx";
import { Bar } from "../ui/bar.tsx";
import { share } from "../ui/decimal.ts";
import { Ghost } from "../ui/ghost.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import classes from "./earnings-card.module.css";

interface EarningsCardProps {
  distributorId: string;
  periodId: string;
}

/** What the open period has earned me so far, by bonus. */
export function EarningsCard({ distributorId, periodId }: EarningsCardProps) {
  const result = useQuery(HomeEarningsDocument, { variables: { id: distributorId, periodId } });
  return (
    <Section
      title="Earned so far"
      aside={<Link to={`/earnings/${periodId}`}>Open the statement</Link>}
    >
      <Answer result={result} what="Your earnings" ghost={<Ghost rows={4} />}>
        {(data) =>
          data.statement ? (
            <ByBonus statement={data.statement} />
          ) : (
            <p className={classes.none}>Nothing yet. Amounts appear with the first sale.</p>
          )
        }
      </Answer>
    </Section>
  );
}

function ByBonus({ statement }: { statement: NonNullable<HomeEarningsQuery["statement"]> }) {
  return (
    <>
      <div className={classes.total}>
        <span className={classes.sum}>
          <Amount money={statement.total} />
        </span>
        {statement.provisional ? <StateMark state="provisional" /> : null}
      </div>
      <ul className={classes.bonuses}>
        {statement.commissions.map((commission) => (
          <li key={commission.id}>
            <div className={classes.line}>
              <span>{commission.bonus.name}</span>
              <Amount money={commission.amount} />
            </div>
            <Bar share={share(commission.amount.amount, statement.total.amount)} />
          </li>
        ))}
      </ul>
      {statement.provisional ? (
        <p className={classes.none}>
          From the sales recorded until now. It is settled when the period is closed and approved.
        </p>
      ) : null}
    </>
  );
}
