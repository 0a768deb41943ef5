import { useMutation } from "@apollo/client/react";
import { Button, Radio, Textarea } from "@mantine/core";
import { useState } from "react";
import { type CaseFieldsFragment, ResolveExceptionDocument } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { Failure } from "../ui/failure.tsx";
import { Section } from "../ui/section.tsx";
import classes from "./case-detail.module.css";

/** The proposed mend: choose what to do, see its effect, say why, do it. */
export function MendForm({ exception }: { exception: CaseFieldsFragment }) {
  const [resolve] = useMutation(ResolveExceptionDocument, {
    refetchQueries: ["Exceptions", "ExceptionCounts"],
  });
  const { busy, refusal, run } = useAction();
  const [actionId, setActionId] = useState(exception.actions[0]?.id ?? "");
  const [reason, setReason] = useState("");
  const action = exception.actions.find((one) => one.id === actionId);
  const press = () =>
    void run(async (key) => {
      const variables = { id: exception.id, action: actionId, reason: reason.trim(), key };
      return (await resolve({ variables })).data?.resolveException;
    });
  return (
    <Section title="Proposed mend">
      <p className={classes.text}>{exception.mend}</p>
      {exception.actions.length > 0 ? (
        <form
          style={{ display: "grid", gap: 12 }}
          onSubmit={(event) => {
            event.preventDefault();
            press();
          }}
        >
          <Radio.Group label="What to do" value={actionId} onChange={setActionId}>
            <div style={{ display: "grid", gap: 8, marginTop: 6 }}>
              {exception.actions.map((one) => (
                <Radio key={one.id} value={one.id} label={one.label} description={one.effect} />
              ))}
            </div>
          </Radio.Group>
          <Textarea
            label="Why"
            description="Kept in the history for whoever asks later."
            required
            withAsterisk={false}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {refusal ? <Failure title="Not resolved" text={refusal} /> : null}
          <Button type="submit" loading={busy} disabled={!action || reason.trim() === ""}>
            {action?.label ?? "Resolve"}
          </Button>
        </form>
      ) : null}
    </Section>
  );
}
