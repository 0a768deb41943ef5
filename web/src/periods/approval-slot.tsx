import { CircleCheck, CircleDashed } from "lucide-react";
import { When } from "../ui/when.tsx";
import type { RunDetail } from "./period-page.tsx";
import classes from "./approval-card.module.css";

interface ApprovalSlotProps {
  role: "OPERATIONS" | "FINANCE";
  approval: RunDetail["approvals"][number] | undefined;
}

const ORDER = { OPERATIONS: "First, operations", FINANCE: "Second, finance" };

/** One of the two approvals: given by whom and when, or still waiting. */
export function ApprovalSlot({ role, approval }: ApprovalSlotProps) {
  return (
    <li className={classes.slot} data-given={approval ? true : undefined}>
      {approval ? <CircleCheck size={18} aria-hidden /> : <CircleDashed size={18} aria-hidden />}
      <div>
        <div className={classes.role}>{ORDER[role]}</div>
        <div className={classes.who}>
          {approval ? (
            <>
              {approval.user}, <When at={approval.at} />
            </>
          ) : (
            "not yet"
          )}
        </div>
      </div>
    </li>
  );
}
