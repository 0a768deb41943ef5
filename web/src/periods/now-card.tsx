import { Button } from "@mantine/core";
import { Link } from "react-router";
import { useRole } from "../api/viewer.ts";
import { periodName } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";
import { newestRun } from "./newest-run.ts";
import type { PeriodRow } from "./period-columns.tsx";
import classes from "./now-card.module.css";

/** What asks for somebody now: periods that have ended and are not approved, oldest first. */
export function NowCard({ periods }: { periods: PeriodRow[] }) {
  const office = useRole("OPERATIONS", "FINANCE");
  const due = periods
    .filter((period) => period.state !== "OPEN" && period.state !== "APPROVED")
    .reverse();
  if (!office) return null;
  return (
    <Section title="Now">
      {due.length === 0 ? (
        <p className={classes.calm}>Nothing is due. The next period is closed after it ends.</p>
      ) : (
        <ul className={classes.list}>
          {due.map((period) => (
            <li key={period.id} className={classes.item}>
              <div className={classes.text}>
                <div className={classes.name}>
                  {periodName(period.id)} <StateMark state={`period:${period.state}`} />
                </div>
                <div className={classes.note}>{dueText(period)}</div>
              </div>
              <Button component={Link} to={`/close/${period.id}`}>
                Open {periodName(period.id)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What the period is waiting for. */
function dueText(period: PeriodRow) {
  const run = newestRun(period.runs);
  if (!run) {
    return (
      <>
        Ended <When at={period.endsAt} />. The close has not been started.
      </>
    );
  }
  if (run.status === "FAILED") return "The last run failed and can be started again.";
  if (run.status === "BLOCKED") return "A case of the plan is red; the close was stopped.";
  if (run.status !== "REVIEW") return `The run is at work${run.step ? `: ${run.step}` : ""}.`;
  if (run.blockingExceptions > 0) {
    return `${run.blockingExceptions} exceptions block the approval, ${run.openExceptions} are open in all.`;
  }
  return `Computed; waiting for approval. ${run.openExceptions} exceptions are open.`;
}
