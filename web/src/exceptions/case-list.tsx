import { Link } from "react-router";
import type { ExceptionsQuery } from "../api/generated/graphql.ts";
import { Amount } from "../ui/amount.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { useAddress, withChanges } from "../ui/use-address.ts";
import { When } from "../ui/when.tsx";
import classes from "./case-list.module.css";

type Case = ExceptionsQuery["exceptions"]["edges"][number]["node"];

/** The cases, one a row: what, about whom, how urgent, how much hangs on it, who has it. */
export function CaseList({ cases, openId }: { cases: Case[]; openId: string | null }) {
  const [address] = useAddress();
  return (
    <ul className={classes.list} aria-label="Exceptions">
      {cases.map((one) => (
        <li key={one.id} className={classes.row} data-current={one.id === openId || undefined}>
          <div className={classes.text}>
            <Link
              id={`case-${one.id}`}
              to={`?${withChanges(address, { case: one.id }).toString()}`}
              aria-current={one.id === openId ? "true" : undefined}
              className={classes.title}
              preventScrollReset
              replace
            >
              {one.title}
            </Link>
            <div className={classes.subject}>
              {one.subjectDistributor ? `${one.subjectDistributor.name} · ` : ""}
              {one.subject} · <When at={one.raisedAt} dayOnly />
              {one.assignee ? ` · ${one.assignee.name}` : ""}
            </div>
          </div>
          <div className={classes.marks}>
            {one.blocking && one.state !== "RESOLVED" && one.state !== "WAIVED" ? (
              <StateMark state="blocking" />
            ) : (
              <StateMark state={`severity:${one.severity}`} />
            )}
            <StateMark state={`exception:${one.state}`} />
          </div>
          {one.moneyAtStake ? (
            <span className={classes.money}>
              <Amount money={one.moneyAtStake} /> <span className={classes.subject}>at stake</span>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
