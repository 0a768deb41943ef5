import { useMutation, useQuery } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { Save } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import {
  type PlanDraftQuery,
  PlanSchemaDocument,
  SavePlanDraftDocument,
} from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { useRole } from "../api/viewer.ts";
import { Failure } from "../ui/failure.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Section } from "../ui/section.tsx";
import { CasesSection } from "./cases-section.tsx";
import { DraftChanges } from "./draft-changes.tsx";
import type { Draft } from "./draft-page.tsx";
import type { EditorHandle } from "./editor/plan-editor.tsx";
import { FaultsList } from "./faults-list.tsx";
import { LazyPlanEditor } from "./lazy-editors.tsx";
import { PublishCard } from "./publish-card.tsx";
import { useCheck } from "./use-check.ts";
import classes from "./draft-bench.module.css";

interface DraftBenchProps {
  draft: Draft;
  result: {
    refetch: () => Promise<unknown>;
    startPolling: (ms: number) => void;
    stopPolling: () => void;
  };
}

/** The draft's text with what is wrong in it, what it changes, its cases, and its publication. */
export function DraftBench({ draft, result }: DraftBenchProps) {
  const staff = useRole("OPERATIONS", "FINANCE");
  const writes = staff && draft.state === "OPEN";
  const { base, text, name, setText, setName, load } = useWriting(draft);
  const unsaved = writes && (text !== base.text || name !== base.name);
  const shown = writes ? text : draft.text;
  const checked = useCheck(shown);
  const faults = useMemo(() => checked.check?.faults ?? [], [checked.check]);
  const editor = useRef<EditorHandle>(null);
  const jump = (line: number, column: number) => editor.current?.jumpTo(line, column);
  const again = () => void result.refetch().catch(() => undefined);
  const takeOver = () =>
    void result
      .refetch()
      .then((answer) => {
        const fresh = (answer as { data?: PlanDraftQuery }).data?.planDraft;
        if (fresh) load(fresh);
      })
      .catch(() => undefined);
  return (
    <>
      <div className={classes.bench}>
        <Section title="Text" flush className={classes.text}>
          {writes ? (
            <SaveBar
              base={base}
              text={text}
              name={name}
              onName={setName}
              onSaved={load}
              onAnew={takeOver}
            />
          ) : null}
          <Editor text={shown} onChange={writes ? setText : null} faults={faults} handle={editor} />
        </Section>
        <div className={classes.side}>
          <FaultsList checked={checked} onJump={jump} />
          <PublishCard
            draft={draft}
            unsaved={unsaved}
            faults={faults.length}
            firstPeriods={checked.check?.firstPeriods ?? []}
            onDone={again}
          />
        </div>
      </div>
      <DraftChanges checked={checked} text={shown} onJump={jump} />
      <CasesSection
        heldId={draft.id}
        cases={draft.cases}
        lastTry={draft.lastTry ?? null}
        result={result}
        obstacle={obstacleOf(unsaved, faults.length)}
      />
    </>
  );
}

function obstacleOf(unsaved: boolean, faults: number): string | null {
  if (unsaved) return "Save the draft first; its cases are tried on the saved text.";
  return faults > 0 ? "Mend the faults first; a plan with faults computes nothing." : null;
}

function Editor(props: Omit<React.ComponentProps<typeof LazyPlanEditor>, "schema">) {
  const { data } = useQuery(PlanSchemaDocument, { fetchPolicy: "cache-first" });
  const schema = useMemo(
    () => (data ? (JSON.parse(data.planSchema) as { [key: string]: unknown }) : null),
    [data],
  );
  if (schema === null) return <Ghost rows={20} height={22} />;
  return <LazyPlanEditor {...props} schema={schema} />;
}

type Base = Pick<Draft, "id" | "revision" | "text" | "name">;

/** What is written, on top of the revision that was loaded; a later one is taken where nothing is lost. */
function useWriting(draft: Draft) {
  const [base, setBase] = useState<Base>(draft);
  const [text, setText] = useState(draft.text);
  const [name, setName] = useState(draft.name);
  const load = (fresh: Base) => {
    setBase(fresh);
    setText(fresh.text);
    setName(fresh.name);
  };
  const untouched = text === base.text && name === base.name;
  if (untouched && draft.revision > base.revision) load(draft);
  return { base, text, name, setText, setName, load };
}

interface SaveBarProps {
  base: Base;
  text: string;
  name: string;
  onName: (name: string) => void;
  onSaved: (draft: Base) => void;
  onAnew: () => void;
}

/** Saves what stands there; where a colleague was faster, says who, and offers his text. */
function SaveBar({ base, text, name, onName, onSaved, onAnew }: SaveBarProps) {
  const [save] = useMutation(SavePlanDraftDocument, { refetchQueries: ["PlanDraft"] });
  const { busy, refusal, run } = useAction();
  const unsaved = text !== base.text || name !== base.name;
  const press = () =>
    run(async () => {
      const { id, revision } = base;
      const { data } = await save({ variables: { id, revision, name, text } });
      const answer = data?.savePlanDraft;
      if (answer?.__typename === "PlanDraft") onSaved({ ...answer, text, name });
      return answer;
    });
  return (
    <form
      className={classes.save}
      onSubmit={(event) => {
        event.preventDefault();
        void press();
      }}
    >
      <TextInput
        label="Name of the draft"
        value={name}
        maxLength={100}
        onChange={(event) => onName(event.currentTarget.value)}
      />
      <Button
        type="submit"
        variant={unsaved ? "filled" : "default"}
        loading={busy}
        disabled={!unsaved}
        leftSection={<Save size={16} aria-hidden />}
      >
        {unsaved ? "Save the draft" : "Saved"}
      </Button>
      {refusal ? (
        <div className={classes.refusal}>
          <Failure title="Not saved" text={refusal} />
          <Button variant="default" size="xs" mt={8} onClick={onAnew}>
            Drop my changes and load it anew
          </Button>
        </div>
      ) : null}
    </form>
  );
}
