import { useMutation } from "@apollo/client/react";
import { Button, Progress } from "@mantine/core";
import { FlaskConical } from "lucide-react";
import { useEffect } from "react";
import {
  type HeldCaseFragment,
  type TryFieldsFragment,
  TryPlanCasesDocument,
} from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { useRole } from "../api/viewer.ts";
import { Empty } from "../ui/empty.tsx";
import { Failure } from "../ui/failure.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { When } from "../ui/when.tsx";
import { CaseUpload } from "./case-upload.tsx";
import classes from "./cases-section.module.css";

const POLL_MILLISECONDS = 1000;

interface CasesSectionProps {
  /** The plan version or the draft. */
  heldId: string;
  cases: HeldCaseFragment[];
  lastTry: TryFieldsFragment | null;
  result: {
    refetch: () => Promise<unknown>;
    startPolling: (ms: number) => void;
    stopPolling: () => void;
  };
  /** Why the cases cannot be tried now. */
  obstacle?: string | null;
}

/** What a plan is held to: green or red, with the first differences, and a button that tries them all. */
export function CasesSection({ heldId, cases, lastTry, result, obstacle }: CasesSectionProps) {
  const staff = useRole("OPERATIONS", "FINANCE");
  const operations = useRole("OPERATIONS");
  const working = lastTry?.state === "WAITING" || lastTry?.state === "RUNNING";
  const { startPolling, stopPolling, refetch } = result;
  useEffect(() => {
    if (!working) return;
    startPolling(POLL_MILLISECONDS);
    return () => stopPolling();
  }, [working, startPolling, stopPolling]);
  const again = () => void refetch().catch(() => undefined);
  return (
    <Section title="Cases" aside={<TrySummary cases={cases} lastTry={lastTry} />}>
      {working && lastTry ? <TryProgress lastTry={lastTry} /> : null}
      {lastTry?.state === "FAILED" ? (
        <Failure title="The cases were not tried" text={lastTry.failure ?? ""} />
      ) : null}
      {cases.length === 0 ? (
        <Empty title="No case yet">
          A case is a small company and what must come of it. Every close begins with the cases of
          its version; add a folder of them here.
        </Empty>
      ) : (
        <ul className={classes.cases} aria-label="Cases">
          {cases.map((one) => (
            <CaseRow key={one.id} one={one} />
          ))}
        </ul>
      )}
      {staff && cases.length > 0 ? (
        <TryButton
          heldId={heldId}
          count={cases.length}
          working={working}
          obstacle={obstacle ?? null}
          onAsked={again}
        />
      ) : null}
      {operations ? <CaseUpload heldId={heldId} onStored={again} /> : null}
    </Section>
  );
}

function TrySummary({ cases, lastTry }: Pick<CasesSectionProps, "cases" | "lastTry">) {
  const red = cases.filter(({ state }) => state === "RED").length;
  const untried = cases.filter(({ state }) => state === "UNTRIED").length;
  if (cases.length === 0) return null;
  const text = red > 0 ? `${red} red` : untried > 0 ? `${untried} not tried` : "all green";
  const stale = lastTry !== null && !lastTry.current ? ", of an earlier text" : "";
  return (
    <span>
      {cases.length} {cases.length === 1 ? "case" : "cases"}, {text}
      {stale}
      {lastTry?.finishedAt ? (
        <>
          , tried <When at={lastTry.finishedAt} />
        </>
      ) : null}
    </span>
  );
}

function TryProgress({ lastTry }: { lastTry: TryFieldsFragment }) {
  const share = lastTry.total === 0 ? 0 : (lastTry.done / lastTry.total) * 100;
  return (
    <div className={classes.progress} role="status">
      <span>
        {lastTry.state === "WAITING"
          ? "Waiting for the worker"
          : `Trying: ${lastTry.done} of ${lastTry.total} done`}
      </span>
      <Progress value={share} aria-label="Cases tried" />
    </div>
  );
}

function TryButton(props: {
  heldId: string;
  count: number;
  working: boolean;
  obstacle: string | null;
  onAsked: () => void;
}) {
  const { heldId, count, working, obstacle, onAsked } = props;
  const [ask] = useMutation(TryPlanCasesDocument);
  const { busy, refusal, run } = useAction();
  const press = async () => {
    const taken = await run(
      async (key) => (await ask({ variables: { id: heldId, key } })).data?.tryPlanCases,
    );
    if (taken) onAsked();
  };
  return (
    <div className={classes.actions}>
      {refusal ? <Failure title="Not tried" text={refusal} /> : null}
      <Button
        variant="default"
        loading={busy || working}
        disabled={obstacle !== null}
        leftSection={<FlaskConical size={16} aria-hidden />}
        onClick={() => void press()}
      >
        {count === 1 ? "Try the case" : `Try all ${count} cases`}
      </Button>
      {obstacle ? <span className={classes.note}>{obstacle}</span> : null}
    </div>
  );
}

function CaseRow({ one }: { one: HeldCaseFragment }) {
  const more = one.differenceCount - one.differences.length;
  return (
    <li className={classes.case}>
      <div className={classes.head}>
        <StateMark state={`case:${one.state}`} />
        <span className={classes.name}>{one.name}</span>
        <span className={classes.note}>
          stored by {one.by}
          {one.reason ? `: ${one.reason}` : ""}
        </span>
      </div>
      {one.differences.length > 0 ? (
        <details className={classes.differences} open={one.differenceCount <= 3}>
          <summary>
            {one.differenceCount === 1 ? "1 difference" : `${one.differenceCount} differences`}
          </summary>
          <ul>
            {one.differences.map((text, i) => (
              <li key={i}>{text}</li>
            ))}
          </ul>
          {more > 0 ? <p className={classes.note}>and {more} more</p> : null}
        </details>
      ) : null}
    </li>
  );
}
