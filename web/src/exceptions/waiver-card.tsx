import { useMutation } from "@apollo/client/react";
import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { type CaseFieldsFragment, WaiveExceptionDocument } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { useRole } from "../api/viewer.ts";
import { Failure } from "../ui/failure.tsx";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import classes from "./case-detail.module.css";

/** Leaving a case as it is, with a reason; one that blocks the close takes a second person. */
export function WaiverCard({ exception }: { exception: CaseFieldsFragment }) {
  const operations = useRole("OPERATIONS");
  const proposed = exception.state === "WAIVER_PROPOSED";
  const [waive] = useMutation(WaiveExceptionDocument, {
    refetchQueries: ["Exceptions", "ExceptionCounts"],
  });
  const { busy, refusal, run } = useAction();
  const [open, setOpen] = useState(proposed);
  const [reason, setReason] = useState("");
  if (!operations && !proposed) return null;
  const press = () =>
    void run(async (key) => {
      const variables = { id: exception.id, reason: reason.trim(), key };
      return (await waive({ variables })).data?.waiveException;
    });
  if (!open && !proposed) {
    return (
      <Button variant="subtle" color="gray" onClick={() => setOpen(true)}>
        Waive it instead
      </Button>
    );
  }
  return (
    <Section
      title={proposed ? "Confirm the waiver" : "Waive it"}
      aside={proposed ? <StateMark state="exception:WAIVER_PROPOSED" /> : null}
    >
      <p className={classes.text}>{waiverText(exception, proposed)}</p>
      <form
        style={{ display: "grid", gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault();
          press();
        }}
      >
        <Textarea
          label="Reason of the waiver"
          required
          withAsterisk={false}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {refusal ? <Failure title="Not waived" text={refusal} /> : null}
        <Button
          type="submit"
          variant={proposed ? "filled" : "default"}
          loading={busy}
          disabled={reason.trim() === ""}
        >
          {proposed ? "Confirm the waiver" : exception.blocking ? "Propose the waiver" : "Waive"}
        </Button>
      </form>
    </Section>
  );
}

function waiverText(exception: CaseFieldsFragment, proposed: boolean): string {
  if (proposed) return "A colleague has proposed to leave this as it is. A second person decides.";
  if (exception.blocking) {
    return "It blocks the close, so a second person has to confirm before it counts as settled.";
  }
  return "It is left as it is, and no longer listed as open.";
}
