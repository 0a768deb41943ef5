import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { moreText } from "./more-text.ts";
import type { TreeActions } from "./tree-actions.ts";
import type { MoreRow } from "./tree-rows.ts";
import classes from "./more-card.module.css";

export type MoreNode = Node<{ row: MoreRow; actions: TreeActions }, "more">;

/** Stands where further children would: loads the next of them. */
export function MoreCard({ data: { row, actions } }: NodeProps<MoreNode>) {
  return (
    <div className={classes.place}>
      <Handle type="target" position={Position.Left} className={classes.handle} />
      <button
        type="button"
        className={classes.more}
        disabled={row.kids.loading}
        onClick={() => actions.more(row.ownerId)}
      >
        {moreText(row.kids)}
      </button>
    </div>
  );
}
