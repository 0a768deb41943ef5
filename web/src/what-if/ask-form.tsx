import { useMutation } from "@apollo/client/react";
import { Button, SegmentedControl, Select, Textarea } from "@mantine/core";
import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { AskWhatIfDocument, type WhatIfChoicesQuery } from "../api/generated/graphql.ts";
import { nodesOf } from "../api/nodes.ts";
import { useAction } from "../api/use-action.ts";
import { Failure } from "../ui/failure.tsx";
import { periodName } from "../ui/period-name.ts";
import { STATES } from "../ui/states.ts";
import { useAddress } from "../ui/use-address.ts";
import classes from "./ask-form.module.css";

/** The plan and the period of a new what-if, kept in the address; a draft only in the form. */
export function AskForm({ choices }: { choices: WhatIfChoicesQuery }) {
  const [address, change] = useAddress();
  const [draft, setDraft] = useState("");
  const [ask] = useMutation(AskWhatIfDocument);
  const { busy, refusal, run } = useAction();
  const navigate = useNavigate();
  const periods = nodesOf(choices.periods);
  const chosen = address.get("plan") ? `${address.get("plan")}@${address.get("version")}` : null;
  const version = choices.planVersions.find(({ id }) => id === chosen) ?? choices.planVersions[0]!;
  const period = periods.find(({ id }) => id === address.get("period")) ?? null;
  const drafting = address.get("from") === "draft";
  const ready = period !== null && (!drafting || draft.trim() !== "");
  const send = async () => {
    if (period === null) return;
    await run(async (key) => {
      const plan = drafting ? { draft } : { planVersionId: version.id };
      const answer = await ask({ variables: { periodId: period.id, key, ...plan } });
      const asked = answer.data?.askWhatIf;
      if (asked?.__typename === "WhatIf") {
        await navigate(`/what-if/${encodeURIComponent(asked.id)}`);
      }
      return asked;
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className={classes.intro}>
        The period is computed once more by the plan that you choose, on the same people, places and
        orders, and laid beside the live plan. Nobody is paid, nothing of the period changes.
      </p>
      <div className={classes.fields}>
        <Select
          label="Period"
          description="Open, ended or closed"
          placeholder="Choose a period"
          value={period?.id ?? null}
          onChange={(next) => change({ period: next })}
          data={periods.map(({ id, state }) => ({
            value: id,
            label: `${periodName(id)}, ${STATES[`period:${state}`].word}`,
          }))}
        />
        <Select
          label="Plan version"
          description="Kept with the company"
          allowDeselect={false}
          disabled={drafting}
          value={version.id}
          onChange={(next) => {
            const one = choices.planVersions.find(({ id }) => id === next);
            if (one) change({ plan: one.plan, version: String(one.version) });
          }}
          data={choices.planVersions.map((one) => ({
            value: one.id,
            label: `${one.name}, version ${one.version}`,
          }))}
        />
        <SegmentedControl
          aria-label="Which plan is tried"
          className={classes.kind}
          value={drafting ? "draft" : "version"}
          onChange={(next) => change({ from: next === "draft" ? "draft" : null })}
          data={[
            { value: "version", label: "A kept version" },
            { value: "draft", label: "A draft" },
          ]}
        />
      </div>
      {drafting ? (
        <Textarea
          label="Draft"
          description="The whole plan, as a plan file has it; it is checked before it is computed"
          autosize
          minRows={10}
          maxRows={24}
          spellCheck={false}
          classNames={{ input: classes.draft }}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      ) : null}
      {refusal ? (
        <div className={classes.refusal}>
          <Failure title="It was not tried" text={refusal} />
        </div>
      ) : null}
      <Button
        type="submit"
        mt={16}
        disabled={!ready}
        loading={busy}
        leftSection={<FlaskConical size={16} aria-hidden />}
      >
        Try it
      </Button>
    </form>
  );
}
