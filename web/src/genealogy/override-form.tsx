import { useMutation } from "@apollo/client/react";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { type OverrideKind, RequestRankOverrideDocument } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { Failure } from "../ui/failure.tsx";
import classes from "./rank-overrides.module.css";

interface FormProps {
  id: string;
  ranks: readonly { id: string; name: string }[];
}

/** Asks for a rank or a title that somebody is given for some days; a colleague approves it. */
export function OverrideForm({ id, ranks }: FormProps) {
  const [request] = useMutation(RequestRankOverrideDocument, {
    refetchQueries: ["RankOverrides"],
  });
  const { busy, refusal, run } = useAction();
  const [kind, setKind] = useState<OverrideKind>("PAID_AS");
  const [rank, setRank] = useState(ranks[0]?.id ?? "");
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const press = async () => {
    const done = await run(async (key) => {
      const variables = { distributorId: id, kind, rank, from, until, reason, key };
      return (await request({ variables })).data?.requestRankOverride;
    });
    if (done) setReason("");
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void press();
      }}
    >
      <div className={classes.days}>
        <NativeSelect
          label="What"
          value={kind}
          onChange={({ currentTarget }) => setKind(currentTarget.value as OverrideKind)}
          data={[
            { value: "PAID_AS", label: "Paid as" },
            { value: "TITLE", label: "Title (stays)" },
          ]}
        />
        <NativeSelect
          label="Rank"
          value={rank}
          onChange={({ currentTarget }) => setRank(currentTarget.value)}
          data={ranks.map((one) => ({ value: one.id, label: one.name }))}
        />
        <TextInput
          label="First day"
          type="date"
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <TextInput
          label="Last day"
          type="date"
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
      </div>
      <TextInput
        label="Why"
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {refusal ? <Failure title="Not asked for" text={refusal} /> : null}
      <Button
        type="submit"
        variant="default"
        loading={busy}
        disabled={!from || !until || reason.trim().length < 3}
      >
        Ask for it
      </Button>
    </form>
  );
}
