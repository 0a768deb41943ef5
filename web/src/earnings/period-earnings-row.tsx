import { useQuery } from "@apollo/client/react";
import { Skeleton } from "@mantine/core";
import { ChevronRight } from "lucide-react";
import { Link } from "react-router";
import { type EarningsPeriodsQuery, PeriodEarningsDocument } from "../api/generated/graphql.ts";
import { Amount } from "../ui/amount.tsx";
import { periodName } from "../ui/period-name.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";
import classes from "./period-earnings-row.module.css";

interface PeriodEarningsRowProps {
  period: EarningsPeriodsQuery["periods"]["edges"][number]["node"];
  distributorId: string;
  to: string;
}

/** One period with what it earned; its figure comes by itself, so the list never waits for it. */
export function PeriodEarningsRow({ period, distributorId, to }: PeriodEarningsRowProps) {
  const variables = { distributorId, periodId: period.id };
  const { data, loading, error } = useQuery(PeriodEarningsDocument, { variables });
  const statement = data?.statement;
  return (
    <li className={classes.row}>
      <div>
        <Link to={to} className={classes.name}>
          {periodName(period.id)}
        </Link>
        <div className={classes.days}>
          <When at={period.startsAt} dayOnly /> to <When at={period.endsAt} dayOnly />
        </div>
      </div>
      <span className={classes.state}>
        <StateMark state={`period:${period.state}`} />
        {statement?.provisional ? <StateMark state="provisional" /> : null}
      </span>
      <span className={classes.amount}>
        {statement ? (
          <Amount money={statement.total} />
        ) : loading ? (
          <Skeleton width={96} height={16} />
        ) : (
          <span className={classes.days}>{error ? "not loaded" : "nothing earned"}</span>
        )}
      </span>
      <ChevronRight size={16} aria-hidden className={classes.arrow} />
    </li>
  );
}
