import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { ApproveRunDocument } from "../api/generated/graphql.ts";
import { useAction } from "../api/use-action.ts";
import { grouped } from "../ui/decimal.ts";
import { Failure } from "../ui/failure.tsx";
import type { RunDetail } from "./period-page.tsx";
import classes from "./approval-card.module.css";

interface ApproveButtonProps {
  run: RunDetail;
  ledgerHash: string;
}

/** Approves exactly the amounts that are shown: the button says how many and how much. */
export function ApproveButton({ run, ledgerHash }: ApproveButtonProps) {
  const [approve] = useMutation(ApproveRunDocument, { refetchQueries: ["PeriodDetail"] });
  const { busy, refusal, run: act } = useAction();
  // A commission is one person's amount of one bonus, so the payees of all bonuses are their number.
  const commissions = run.bonusTotals.reduce((sum, one) => sum + one.payees, 0);
  const total = run.totals?.commissions;
  const blocked = run.blockingExceptions > 0;
  const press = () =>
    act(async (key) => {
      const answer = await approve({ variables: { runId: run.id, ledgerHash, key } });
      return answer.data?.approveRun;
    });
  return (
    <>
      {refusal ? <Failure title="Not approved" text={refusal} /> : null}
      <Button
        fullWidth
        h="auto"
        mih={44}
        py={8}
        mt={refusal ? 12 : 0}
        loading={busy}
        disabled={blocked || run.stale || !total}
        onClick={() => void press()}
        styles={{ label: { whiteSpace: "normal" } }}
      >
        Approve {run.revision > 0 ? `revision ${run.revision}: ` : ""}
        {grouped(String(commissions))} commissions
        {total ? `, ${grouped(total.amount)} ${total.currency}` : ""}
      </Button>
      {blocked ? (
        <p className={classes.note}>
          Approval waits for the {run.blockingExceptions} blocking exceptions above.
        </p>
      ) : null}
    </>
  );
}
