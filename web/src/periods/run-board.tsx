import { useRole } from "../api/viewer.ts";
import { Failure } from "../ui/failure.tsx";
import { ApprovalCard } from "./approval-card.tsx";
import { BlockingCard } from "./blocking-card.tsx";
import { BonusTotals } from "./bonus-totals.tsx";
import type { PeriodDetail, RunDetail } from "./period-page.tsx";
import { RevisionCard } from "./revision-card.tsx";
import { RunCommissions } from "./run-commissions.tsx";
import { RunSteps } from "./run-steps.tsx";
import { RunTotals } from "./run-totals.tsx";
import { StaleNotice } from "./stale-notice.tsx";
import classes from "./run-board.module.css";

interface RunBoardProps {
  period: PeriodDetail;
  run: RunDetail;
}

/** A run: what blocks it first, then totals and approval, bonuses, steps, commissions. */
export function RunBoard({ period, run }: RunBoardProps) {
  const office = useRole("OPERATIONS", "FINANCE");
  const stopped = run.status === "BLOCKED";
  const computed = run.status === "REVIEW" || run.status === "APPROVED";
  return (
    <>
      {run.failure ? (
        <Failure title={stopped ? "Stopped at the gate" : "The run failed"} text={run.failure} />
      ) : null}
      {run.stale && run.status === "REVIEW" ? <StaleNotice /> : null}
      {office && (computed || stopped) && run.openExceptions > 0 ? (
        <BlockingCard period={period} run={run} />
      ) : null}
      {office && computed && run.revision > 0 ? (
        <RevisionCard run={run} periodId={period.id} />
      ) : null}
      <div className={classes.columns}>
        <div className={classes.main}>
          {run.totals ? <RunTotals period={period} totals={run.totals} /> : null}
          {computed ? <BonusTotals run={run} /> : null}
        </div>
        <div className={classes.side}>
          {computed ? <ApprovalCard run={run} /> : null}
          <RunSteps run={run} />
        </div>
      </div>
      {computed && office ? <RunCommissions run={run} periodId={period.id} /> : null}
    </>
  );
}
