import { useMutation, useQuery } from "@apollo/client/react";
import { Button, NativeSelect, Popover, Textarea } from "@mantine/core";
import { useState } from "react";
import { PlanVersionsDocument, StartRevisionDocument } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { Failure } from "../ui/failure.tsx";
import { periodName } from "../ui/period-name.ts";
import type { PeriodDetail } from "./period-page.tsx";
import classes from "./revision.module.css";

interface StartRevisionProps {
  period: PeriodDetail;
  onStarted: (runId: string) => void;
}

/** Computes an approved period again beside what was paid; what was paid never changes. */
export function StartRevision({ period, onStarted }: StartRevisionProps) {
  const [start] = useMutation(StartRevisionDocument);
  const { busy, refusal, run } = useAction();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState("");
  const [version, setVersion] = useState("");
  const press = async () => {
    let runId = "";
    const taken = await run(async (key) => {
      const variables = { periodId: period.id, reason, planVersionId: version || null, key };
      const answer = (await start({ variables })).data?.startRevision;
      if (answer?.__typename === "Run") runId = answer.id;
      return answer;
    });
    if (!taken) return;
    setOpened(false);
    setReason("");
    onStarted(runId);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={360} trapFocus>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpened(!opened)}>
          Revise {periodName(period.id)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Revise ${periodName(period.id)}`}>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            void press();
          }}
        >
          <p className={classes.note}>
            It is computed again beside what was paid, with every correction since. Two people
            approve the differences, which land in the open period.
          </p>
          <Textarea
            label="Why"
            description="Shown on every statement that it changes."
            autosize
            minRows={2}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {opened ? <VersionSelect value={version} onChange={setVersion} /> : null}
          {refusal ? <Failure title="The revision was not started" text={refusal} /> : null}
          <Button type="submit" loading={busy} disabled={reason.trim().length < 3}>
            Start the revision
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

interface VersionSelectProps {
  value: string;
  onChange: (version: string) => void;
}

/** By which version of the plan; usually the one that the period was paid by. */
function VersionSelect({ value, onChange }: VersionSelectProps) {
  const { data } = useQuery(PlanVersionsDocument);
  const others = data?.planVersions ?? [];
  if (others.length < 2) return null;
  return (
    <NativeSelect
      label="Plan version"
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[
        { value: "", label: "The one that it was paid by" },
        ...others.map(({ id, name, version }) => ({
          value: id,
          label: `${name}, version ${version}`,
        })),
      ]}
    />
  );
}
