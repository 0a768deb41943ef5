import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { OctagonAlert, TriangleAlert } from "lucide-react";
import { Link } from "react-router";
import { BlockingExceptionsDocument } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { Amount } from "../ui/amount.tsx";
import type { PeriodDetail, RunDetail } from "./period-page.tsx";
import classes from "./blocking-card.module.css";

interface BlockingCardProps {
  period: PeriodDetail;
  run: RunDetail;
}

/** The exceptions of a run: those that block the approval by name, the others as a count. */
export function BlockingCard({ period, run }: BlockingCardProps) {
  const blocking = run.blockingExceptions > 0;
  const filter = { blocking: true, periodId: period.id };
  const { data } = useQuery(BlockingExceptionsDocument, {
    variables: { filter },
    skip: !blocking,
    fetchPolicy: "cache-and-network",
  });
  const open = nodesOf(data?.exceptions).filter(
    (one) => one.state !== "RESOLVED" && one.state !== "WAIVED",
  );
  const others = run.openExceptions - run.blockingExceptions;
  return (
    <section className={classes.card} data-blocking={blocking || undefined}>
      <div className={classes.icon}>
        {blocking ? (
          <OctagonAlert size={22} aria-hidden />
        ) : (
          <TriangleAlert size={22} aria-hidden />
        )}
      </div>
      <div className={classes.text}>
        <h2 className={classes.title}>
          {blocking
            ? `${run.blockingExceptions} ${run.blockingExceptions === 1 ? "exception blocks" : "exceptions block"} the approval`
            : `${run.openExceptions} open exceptions, none of them blocks the approval`}
        </h2>
        {open.length > 0 ? (
          <ul className={classes.list}>
            {open.map((one) => (
              <li key={one.id}>
                <Link to={`/exceptions?case=${encodeURIComponent(one.id)}`}>{one.title}</Link>:{" "}
                {one.subjectDistributor?.name ?? one.subject}
                {one.moneyAtStake ? (
                  <>
                    , <Amount money={one.moneyAtStake} /> at stake
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        {blocking && others > 0 ? <p className={classes.note}>{others} more are open.</p> : null}
      </div>
      <Button
        component={Link}
        to={`/exceptions?period=${period.id}`}
        variant={blocking ? "filled" : "default"}
        color="pine"
      >
        {blocking ? "Resolve them" : "Open the exceptions"}
      </Button>
    </section>
  );
}
