import { useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { MoveOrderDocument, type OrderQuery } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { useRole } from "../api/viewer.ts";
import { Failure } from "../ui/failure.tsx";
import { periodName } from "../ui/period-name.ts";
import { Section } from "../ui/section.tsx";
import { When } from "../ui/when.tsx";
import classes from "./move-order.module.css";

type Order = NonNullable<OrderQuery["order"]>;

/** To whom the order was moved, and the form that moves it to somebody else. */
export function MoveOrder({ order }: { order: Order }) {
  const operations = useRole("OPERATIONS");
  const movable = operations && order.kind !== "return";
  if (!movable && order.moves.length === 0) return null;
  return (
    <Section title="Credited to somebody else">
      {order.moves.length === 0 ? null : (
        <ul className={classes.moves}>
          {order.moves.map((move) => (
            <li key={move.id}>
              From {move.fromId} to {move.toId}, <When at={move.at} />, by {move.by}: {move.reason}
            </li>
          ))}
        </ul>
      )}
      {movable ? <MoveForm order={order} /> : null}
    </Section>
  );
}

function MoveForm({ order }: { order: Order }) {
  const [move] = useMutation(MoveOrderDocument, { refetchQueries: ["Order"] });
  const { busy, refusal, run } = useAction();
  const [toId, setToId] = useState("");
  const [reason, setReason] = useState("");
  const [closed, setClosed] = useState<readonly string[]>([]);
  const press = async () => {
    const done = await run(async (key) => {
      const variables = { orderId: order.id, toId: toId.trim(), reason, key };
      const answer = (await move({ variables })).data?.moveOrder;
      if (answer?.__typename === "OrderMoved") setClosed(answer.closedPeriods);
      return answer;
    });
    if (!done) return;
    setToId("");
    setReason("");
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void press();
      }}
    >
      <TextInput
        label="Distributor's id"
        description="Its returns go with it. What was approved stays until its period is revised."
        value={toId}
        onChange={({ currentTarget }) => setToId(currentTarget.value)}
      />
      <TextInput
        label="Why"
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {refusal ? <Failure title="Not moved" text={refusal} /> : null}
      {closed.length === 0 ? null : (
        <p role="status">Moved. {closed.map(periodName).join(", ")} can be revised now.</p>
      )}
      <Button
        type="submit"
        variant="default"
        loading={busy}
        disabled={toId.trim() === "" || reason.trim().length < 3}
      >
        Move the order
      </Button>
    </form>
  );
}
