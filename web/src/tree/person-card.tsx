import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { VisuallyHidden } from "@mantine/core";
import { ChevronRight } from "lucide-react";
import { grouped } from "../ui/decimal.ts";
import { Initials } from "../ui/initials.tsx";
import { Points } from "../ui/points.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import type { TreeActions } from "./tree-actions.ts";
import type { PersonRow } from "./tree-rows.ts";
import classes from "./person-card.module.css";

export type PersonNode = Node<{ row: PersonRow; actions: TreeActions }, "person">;

/** One person of the card tree: who, which rank, how much, how many below. */
export function PersonCard({ data: { row, actions } }: NodeProps<PersonNode>) {
  const { person } = row;
  const self = person.id === actions.selfId;
  return (
    <div className={classes.card} data-selected={person.id === actions.selectedId || undefined}>
      <Handle type="target" position={Position.Left} className={classes.handle} />
      <Handle type="source" position={Position.Right} className={classes.handle} />
      <button type="button" className={classes.who} onClick={() => actions.select(person.id)}>
        <Initials name={person.name} rank={person.rank} size={34} self={self} />
        <span className={classes.names}>
          <span className={classes.name}>{person.name}</span>
          <span className={classes.rank}>
            {self ? "You · " : ""}
            {person.rank?.name ?? "No rank"}
          </span>
        </span>
      </button>
      {person.status === "ACTIVE" ? null : (
        <span className={classes.status}>
          <StateMark state={`person:${person.status}`} />
        </span>
      )}
      <div className={classes.foot}>
        <span title="Personal volume / total volume">
          {person.standing ? (
            <>
              {grouped(person.standing.personalVolume)} /{" "}
              <Points volume={person.standing.totalVolume} />
            </>
          ) : (
            "no volume yet"
          )}
        </span>
        {person.childCount > 0 ? (
          <button
            type="button"
            className={`${classes.toggle} nodrag nopan`}
            aria-expanded={row.open}
            onClick={() => actions.toggle(person.id)}
          >
            <VisuallyHidden>{row.open ? "Close" : "Open"}</VisuallyHidden>
            {grouped(String(person.childCount))}
            <VisuallyHidden>below {person.name}</VisuallyHidden>
            <ChevronRight size={14} aria-hidden />
          </button>
        ) : null}
      </div>
    </div>
  );
}
