import { useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { type CaseFieldsFragment, CommentExceptionDocument } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { useRole } from "../api/viewer.ts";
import { word } from "../api/words.ts";
import { Failure } from "../ui/failure.tsx";
import { Section } from "../ui/section.tsx";
import { When } from "../ui/when.tsx";
import classes from "./case-history.module.css";

/** Everything that was said and done about a case, and a line to add to it. */
export function CaseHistory({ exception }: { exception: CaseFieldsFragment }) {
  const operations = useRole("OPERATIONS");
  return (
    <Section title="History">
      <ol className={classes.events}>
        {exception.history.map((event) => (
          <li key={`${event.at}:${event.kind}:${event.user}`} className={classes.event}>
            <span className={classes.when}>
              <When at={event.at} />
            </span>
            <span>
              <strong>{event.user}</strong> <span className={classes.kind}>{word(event.kind)}</span>
              {event.text ? <span className={classes.text}>{event.text}</span> : null}
            </span>
          </li>
        ))}
      </ol>
      {operations ? <Comment id={exception.id} /> : null}
    </Section>
  );
}

function Comment({ id }: { id: string }) {
  const [comment] = useMutation(CommentExceptionDocument);
  const { busy, refusal, run } = useAction();
  const [text, setText] = useState("");
  const send = async () => {
    const taken = await run(async () => {
      const answer = await comment({ variables: { id, text: text.trim() } });
      return answer.data?.commentException;
    });
    if (taken) setText("");
  };
  return (
    <>
      {refusal ? <Failure title="The comment was not kept" text={refusal} /> : null}
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextInput
          aria-label="Comment"
          placeholder="Add a comment"
          className={classes.input}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy} disabled={text.trim() === ""}>
          Comment
        </Button>
      </form>
    </>
  );
}
