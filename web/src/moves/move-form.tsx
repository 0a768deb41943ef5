import { useMutation, useQuery } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { CorrectPlaceDocument, NewParentDocument } from "../api/generated/graphql.ts";
import { PlacePreviewDocument } from "../api/generated/graphql.ts";
import type { MovePersonQuery, PlacePreviewFieldsFragment } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { Answer } from "../ui/answer.tsx";
import { Empty } from "../ui/empty.tsx";
import { Failure } from "../ui/failure.tsx";
import { Ghost } from "../ui/ghost.tsx";
import { Section } from "../ui/section.tsx";
import type { Made } from "./moved-notice.tsx";
import classes from "./moves.module.css";
import { PlaceFields } from "./place-fields.tsx";
import { PreviewPeriods } from "./preview-periods.tsx";
import { moveSentence, summaryOf } from "./summary.ts";
import { inputOf, useWanted } from "./use-wanted.ts";

interface FormProps {
  person: NonNullable<MovePersonQuery["distributor"]>;
  onMade: (made: Made) => void;
}

/** The new place, what it would do, and the button that does it. */
export function MoveForm({ person, onMade }: FormProps) {
  const wanted = useWanted();
  const input = inputOf(person.id, wanted);
  const parent = useQuery(NewParentDocument, {
    variables: { id: wanted.parentId ?? "" },
    skip: wanted.parentId === null,
    fetchPolicy: "cache-and-network",
  });
  const preview = useQuery(PlacePreviewDocument, {
    variables: { input: input! },
    skip: input === null,
    fetchPolicy: "network-only",
  });
  const answer = input === null ? undefined : preview.data?.placePreview;
  const seen = answer?.__typename === "PlacePreview" ? answer : null;
  const refusal = answer && "message" in answer ? answer.message : null;
  const chosen = wanted.parentId === null ? null : (parent.data?.distributor ?? null);
  return (
    <>
      <Section title="The new place">
        <PlaceFields person={person} parent={chosen} wanted={wanted} />
        {refusal ? <Failure title="This move cannot be made" text={refusal} /> : null}
        <Confirm person={person} preview={seen} onMade={onMade} />
      </Section>
      {input === null ? (
        <Section>
          <Empty title="What it does is shown here">
            Choose under whom {person.name} is to stand. Nothing changes before you confirm it.
          </Empty>
        </Section>
      ) : (
        <Answer
          result={{ ...preview, previousData: undefined }}
          what="The preview"
          ghost={<Ghost rows={6} />}
        >
          {() => (seen ? <PreviewPeriods preview={seen} /> : null)}
        </Answer>
      )}
    </>
  );
}

interface ConfirmProps {
  person: FormProps["person"];
  preview: PlacePreviewFieldsFragment | null;
  onMade: FormProps["onMade"];
}

/** The reason, and a button that says what will happen. */
function Confirm({ person, preview, onMade }: ConfirmProps) {
  const wanted = useWanted();
  const [move] = useMutation(CorrectPlaceDocument, {
    refetchQueries: ["MovePerson", "NewParent"],
  });
  const { busy, refusal, run } = useAction();
  const [reason, setReason] = useState("");
  const says = preview ? moveSentence(preview, wanted.leg) : `Move ${person.name}`;
  const press = async () => {
    const input = inputOf(person.id, wanted);
    if (input === null || preview === null) return;
    let closedPeriods: readonly string[] = [];
    const done = await run(async (key) => {
      const made = (await move({ variables: { ...input, reason, key } })).data?.correctPlace;
      if (made?.__typename === "PlaceCorrected") closedPeriods = made.closedPeriods;
      return made;
    });
    if (!done) return;
    setReason("");
    const leg = wanted.leg ? `, on the ${wanted.leg} leg` : "";
    const sentence = `${person.name} stands under ${preview.newParent.name}${leg} now.`;
    onMade({ personId: person.id, sentence, tree: wanted.tree, closedPeriods });
    wanted.change({ to: null, leg: null });
  };
  return (
    <form
      className={classes.confirm}
      onSubmit={(event) => {
        event.preventDefault();
        void press();
      }}
    >
      <TextInput
        label="Why"
        description="Kept with the move, for whoever asks later"
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <p role="status" className={classes.summary}>
        {preview ? summaryOf(preview) : null}
      </p>
      {refusal ? <Failure title="Not moved" text={refusal} /> : null}
      <Button
        type="submit"
        className={classes.button}
        loading={busy}
        disabled={preview === null || reason.trim().length < 3}
      >
        {says}
      </Button>
    </form>
  );
}
