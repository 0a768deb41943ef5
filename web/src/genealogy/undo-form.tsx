import { useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { UndoPlaceChangeDocument } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { Failure } from "../ui/failure.tsx";
import classes from "./places.module.css";

interface UndoProps {
  changeId: string;
  /** What the button does, in words. */
  says: string;
  onEnd: () => void;
}

/** Takes a move back, with a reason. */
export function UndoForm({ changeId, says, onEnd }: UndoProps) {
  const [undo] = useMutation(UndoPlaceChangeDocument, {
    refetchQueries: ["Places", "Person"],
    awaitRefetchQueries: true,
  });
  const { busy, refusal, run } = useAction();
  const [reason, setReason] = useState("");
  const press = async () => {
    const done = await run(async (key) => {
      const answer = await undo({ variables: { changeId, reason, key } });
      return answer.data?.undoPlaceChange;
    });
    if (done) onEnd();
  };
  return (
    <form
      className={classes.undo}
      onSubmit={(event) => {
        event.preventDefault();
        void press();
      }}
    >
      <TextInput
        label="Why it is undone"
        value={reason}
        autoFocus
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {refusal ? <Failure title="It was not undone" text={refusal} /> : null}
      <div className={classes.buttons}>
        <Button type="submit" size="xs" loading={busy} disabled={reason.trim().length < 3}>
          {says}
        </Button>
        <Button size="xs" variant="default" disabled={busy} onClick={onEnd}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
