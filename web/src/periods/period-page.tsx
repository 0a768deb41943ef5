import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { Link, useParams } from "react-router";
import { PeriodDetailDocument, type PeriodDetailQuery } from "../api/generated/graphql.ts";
import { useRole, useSession } from "../api/viewer.ts";
import { Answer } from "../ui/answer.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Page } from "../ui/page.tsx";
import { periodName } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { useAddress } from "../ui/use-address.ts";
import { When } from "../ui/when.tsx";
import { newestRun } from "./newest-run.ts";
import { RunBoard } from "./run-board.tsx";
import { RunPicker } from "./run-picker.tsx";
import { StartRevision } from "./start-revision.tsx";
import { StartClose } from "./start-close.tsx";

export type PeriodDetail = NonNullable<PeriodDetailQuery["period"]>;
export type RunDetail = PeriodDetail["runs"][number];

const POLL_MILLISECONDS = 1500;

/** Answers: where is this close, is it right, and who has approved it? */
export function PeriodPage() {
  const { periodId = "" } = useParams();
  const { company } = useSession();
  const [address, change] = useAddress();
  const result = useQuery(PeriodDetailDocument, { variables: { id: periodId } });
  const period = (result.data ?? result.previousData)?.period;
  const runs = period?.runs ?? [];
  const run = runs.find((one) => one.id === address.get("run")) ?? newestRun(runs);
  usePollWhile(run?.status === "RUNNING" || run?.status === "QUEUED", result);
  const operations = useRole("OPERATIONS");
  const startable = period !== undefined && period !== null && canStart(period);
  return (
    <Page
      title={periodName(periodId)}
      back={<BackLink to="/close">All periods</BackLink>}
      beside={period ? <PeriodBeside period={period} zone={company.zone} /> : null}
      action={
        operations && period && startable ? (
          <StartClose period={period} onStarted={() => void result.refetch()} />
        ) : operations && period && canRevise(period) ? (
          <StartRevision
            period={period}
            onStarted={(runId) => {
              change({ run: runId });
              void result.refetch();
            }}
          />
        ) : null
      }
    >
      <Answer result={result} what="The period" ghost={<PeriodGhost />}>
        {(data) =>
          data.period ? (
            <>
              {runs.length > 1 && run ? <RunPicker runs={runs} run={run} /> : null}
              {run ? (
                <RunBoard period={data.period} run={run} />
              ) : (
                <NoRun state={data.period.state} operations={operations} />
              )}
            </>
          ) : (
            <Section>
              <Empty title="No such period">The plan's calendar has no period of this id.</Empty>
            </Section>
          )
        }
      </Answer>
    </Page>
  );
}

/** A close can be started when the period has ended and no run is at work or approved. */
function canStart(period: PeriodDetail): boolean {
  const status = newestRun(period.runs)?.status;
  if (period.state === "OPEN" || period.state === "APPROVED") return false;
  return status === undefined || ["FAILED", "BLOCKED", "REVIEW"].includes(status);
}

/** A revision can be started when the period is approved and none is at work. */
function canRevise(period: PeriodDetail): boolean {
  const status = newestRun(period.runs)?.status;
  return period.state === "APPROVED" && status !== "RUNNING" && status !== "QUEUED";
}

/** Asks again while a run is at work, and stops when it is not. */
function usePollWhile(
  active: boolean,
  { startPolling, stopPolling }: { startPolling: (ms: number) => void; stopPolling: () => void },
): void {
  useEffect(() => {
    if (!active) return;
    startPolling(POLL_MILLISECONDS);
    return () => stopPolling();
  }, [active, startPolling, stopPolling]);
}

function PeriodBeside({ period, zone }: { period: PeriodDetail; zone: string }) {
  return (
    <>
      <StateMark state={`period:${period.state}`} />
      <span>
        <When at={period.startsAt} dayOnly zone={zone} /> to <When at={period.endsAt} zone={zone} />
      </span>
      <span>
        corrections until <When at={period.cutOffAt} zone={zone} />
      </span>
      <Link to={`/what-if/new?period=${encodeURIComponent(period.id)}`}>
        Try another plan over it
      </Link>
    </>
  );
}

function NoRun({ state, operations }: { state: PeriodDetail["state"]; operations: boolean }) {
  return (
    <Section>
      {state === "OPEN" ? (
        <Empty title="This period is still open">
          Its figures move with every sale. It can be closed after it has ended.
        </Empty>
      ) : (
        <Empty title="The close has not been started">
          Steps, totals, exceptions and commissions appear here
          {operations ? " when you start it." : " when operations starts it."}
        </Empty>
      )}
    </Section>
  );
}

function PeriodGhost() {
  return (
    <>
      <Section>
        <Ghost rows={3} />
      </Section>
      <Section>
        <Ghost rows={8} />
      </Section>
    </>
  );
}
