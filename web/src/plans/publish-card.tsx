import { useMutation } from "@apollo/client/react";
import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import {
  DiscardPlanDraftDocument,
  ProposePlanDraftDocument,
  PublishPlanDraftDocument,
  SendBackPlanDraftDocument,
} from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { useRole } from "../api/viewer.ts";
import { capital, word } from "../api/words.ts";
import { Failure } from "../ui/failure.tsx";
import { periodName } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import { When } from "../ui/when.tsx";
import { BackLink } from "../ui/back-link.tsx";
import type { Draft } from "./draft-page.tsx";
import classes from "./draft-bench.module.css";

interface PublishCardProps {
  draft: Draft;
  unsaved: boolean;
  faults: number;
  firstPeriods: readonly string[];
  onDone: () => void;
}

/** Two people publish: one proposes, a second one of the other role makes it a version. */
export function PublishCard(props: PublishCardProps) {
  const { draft, firstPeriods } = props;
  const staff = useRole("OPERATIONS", "FINANCE");
  return (
    <Section title="Publication">
      {firstPeriods.length > 0 && draft.state !== "PUBLISHED" ? (
        <p className={classes.note}>
          First applies to {firstPeriods.map(periodName).join(" and ")}.
        </p>
      ) : null}
      {draft.sentBackBy && draft.state === "OPEN" ? (
        <p className={classes.note}>
          Sent back by {draft.sentBackBy}: {draft.sentBackWhy}
        </p>
      ) : null}
      {draft.state === "OPEN" ? staff ? <Propose {...props} /> : <p>Being written.</p> : null}
      {draft.state === "PROPOSED" ? <Proposed {...props} /> : null}
      {draft.state === "DISCARDED" ? (
        <p className={classes.note}>This draft was given up.</p>
      ) : null}
      {draft.publishedAs ? (
        <BackLink to={`/plan/${encodeURIComponent(draft.publishedAs)}`}>The version</BackLink>
      ) : null}
    </Section>
  );
}

function Propose({ draft, unsaved, faults, onDone }: PublishCardProps) {
  const [propose] = useMutation(ProposePlanDraftDocument);
  const [discard] = useMutation(DiscardPlanDraftDocument, { refetchQueries: ["PlanVersions"] });
  const { busy, refusal, run } = useAction();
  const [why, setWhy] = useState("");
  const { id, revision } = draft;
  const press = () =>
    run(async () => (await propose({ variables: { id, revision, why } })).data?.proposePlanDraft);
  const drop = () =>
    run(async () => (await discard({ variables: { id, revision } })).data?.discardPlanDraft);
  const waits = unsaved ? "Save it first." : faults > 0 ? "Mend the faults first." : null;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void press().then((taken) => taken && onDone());
      }}
    >
      <Textarea
        label="Why this version"
        autosize
        minRows={2}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      {refusal ? <Failure title="Not done" text={refusal} /> : null}
      <Button type="submit" loading={busy} disabled={waits !== null || why.trim() === ""}>
        Propose it for publication
      </Button>
      {waits ? <p className={classes.note}>{waits}</p> : null}
      <Button variant="subtle" color="gray" disabled={busy} onClick={() => void drop()}>
        Give this draft up
      </Button>
    </form>
  );
}

/** What waits for the second person; the proposer may take it back. */
function Proposed(props: PublishCardProps) {
  const { draft } = props;
  const staff = useRole("OPERATIONS", "FINANCE");
  const role = draft.proposedRole ? capital(word(draft.proposedRole)) : "";
  return (
    <>
      <p className={classes.note}>
        Proposed by {draft.proposedBy} ({role})
        {draft.proposedAt ? (
          <>
            {" "}
            on <When at={draft.proposedAt} />
          </>
        ) : null}
        : {draft.why}
      </p>
      {draft.mayPublish ? null : (
        <p className={classes.note}>A second person of the other role publishes it.</p>
      )}
      {staff ? <Decide {...props} /> : null}
    </>
  );
}

function Decide({ draft, onDone }: PublishCardProps) {
  const [publish] = useMutation(PublishPlanDraftDocument, { refetchQueries: ["PlanVersions"] });
  const [sendBack] = useMutation(SendBackPlanDraftDocument);
  const { busy, refusal, run } = useAction();
  const [reason, setReason] = useState("");
  const navigate = useNavigate();
  const { id, textHash, cases } = draft;
  const red = cases.filter(({ state }) => state === "RED").length;
  const approve = () =>
    run(async () => {
      const variables = { id, textHash, reason: reason.trim() || null };
      const answer = (await publish({ variables })).data?.publishPlanDraft;
      if (answer?.__typename === "PlanVersion") {
        await navigate(`/plan/${encodeURIComponent(answer.id)}`);
      }
      return answer;
    });
  const back = () =>
    run(
      async () => (await sendBack({ variables: { id, why: reason } })).data?.sendBackPlanDraft,
    ).then((taken) => taken && onDone());
  const label = !draft.mayPublish
    ? "Why it is sent back"
    : red > 0 || cases.length === 0
      ? `Why, although ${cases.length === 0 ? "no case holds it" : `${red} of ${cases.length} cases are red`}`
      : "Reason, to send it back";
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void (draft.mayPublish ? approve() : back());
      }}
    >
      <Textarea
        label={label}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {refusal ? <Failure title="Not done" text={refusal} /> : null}
      {draft.mayPublish ? (
        <Button type="submit" loading={busy}>
          Publish this version
        </Button>
      ) : null}
      <Button variant="default" disabled={busy || reason.trim() === ""} onClick={() => void back()}>
        Send it back
      </Button>
    </form>
  );
}
