import { useSession } from "../api/viewer.ts";
import { Section } from "../ui/section.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { ApproveButton } from "./approve-button.tsx";
import { ApprovalSlot } from "./approval-slot.tsx";
import type { RunDetail } from "./period-page.tsx";
import classes from "./approval-card.module.css";

const NEEDED = ["OPERATIONS", "FINANCE"] as const;

/** Who has approved these amounts and who has still to: two people, bound to one ledger hash. */
export function ApprovalCard({ run }: { run: RunDetail }) {
  const { viewer } = useSession();
  const missing = NEEDED.filter((role) => !run.approvals.some((one) => one.role === role));
  const mine = missing.find((role) => viewer.roles.includes(role));
  return (
    <Section title="Approval" aside={<StateMark state={`run:${run.status}`} />}>
      <ol className={classes.slots}>
        {NEEDED.map((role) => (
          <ApprovalSlot
            key={role}
            role={role}
            approval={run.approvals.find((one) => one.role === role)}
          />
        ))}
      </ol>
      {run.status === "REVIEW" && mine && run.ledgerHash ? (
        <ApproveButton run={run} ledgerHash={run.ledgerHash} />
      ) : null}
      {run.status === "REVIEW" && !mine && missing.length > 0 ? (
        <p className={classes.note}>{waitingText(missing[0])}</p>
      ) : null}
      {run.ledgerHash ? (
        <p className={classes.note}>
          Ledger hash <code title={run.ledgerHash}>{run.ledgerHash.slice(0, 16)}</code>: an approval
          holds for exactly these amounts. Computed again with another outcome, both approve anew.
        </p>
      ) : null}
    </Section>
  );
}

function waitingText(role: (typeof NEEDED)[number] | undefined): string {
  if (role === "FINANCE") return "Waiting for the second approval, by a finance approver.";
  return "Waiting for the first approval, by an operations lead.";
}
