import type { ReactNode } from "react";
import { Link } from "react-router";
import { durationText } from "../ui/instant.ts";
import { Facts } from "../ui/facts.tsx";
import { periodName } from "../ui/period-name.ts";
import { Points } from "../ui/points.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";
import { planTitle } from "./plan-title.ts";
import type { Tried } from "./what-if-page.tsx";
import classes from "./about-card.module.css";

/** What was tried beside what, by whom, and what the second opinion said where it differs. */
export function AboutCard({ tried }: { tried: Tried }) {
  const { planVersionId, livePlanVersionId, periodId, period, opinion, result } = tried;
  return (
    <Section title="What was laid beside what">
      <Facts
        facts={[
          [
            "Tried plan",
            planVersionId ? (
              <Link to={`/plan/${encodeURIComponent(planVersionId)}`}>{planTitle(tried)}</Link>
            ) : (
              planTitle(tried)
            ),
          ],
          [
            "Live plan",
            <Link key="live" to={`/plan/${encodeURIComponent(livePlanVersionId)}`}>
              {livePlanVersionId}
            </Link>,
          ],
          [
            "Period",
            <span key="period" className={classes.period}>
              <Link to={`/close/${periodId}`}>{periodName(periodId)}</Link>
              {period ? <StateMark state={`period:${period.state}`} /> : null}
            </span>,
          ],
          ["Beside", besideText(tried)],
          ...(result
            ? ([
                ["Paid on, by both", <Points key="paid" volume={result.commissionableVolume} />],
              ] as [string, ReactNode][])
            : []),
          ["Asked", <Asked key="asked" tried={tried} />],
        ]}
      />
      {planVersionId ? null : (
        <details className={classes.draft}>
          <summary>The draft as it was written</summary>
          <pre tabIndex={0}>{tried.planText}</pre>
        </details>
      )}
      {opinion && opinion.first.length > 0 ? (
        <ul className={classes.opinion}>
          {opinion.first.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

function besideText({ runId }: Tried): string {
  if (runId) return `run ${runId}, on the tree and the status of its snapshot`;
  return "the live plan, computed the same way on the same people and orders";
}

function Asked({ tried }: { tried: Tried }) {
  return (
    <>
      by {tried.by}, <When at={tried.askedAt} />
      {tried.startedAt && tried.finishedAt
        ? `, took ${durationText(tried.startedAt, tried.finishedAt)}`
        : ""}
    </>
  );
}
