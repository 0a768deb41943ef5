import { ChevronRight } from "lucide-react";
import { grouped } from "../ui/decimal.ts";
import { Initials } from "../ui/initials.tsx";
import { Points } from "../ui/points.tsx";
import { moreText } from "./more-text.ts";
import type { TreeActions } from "./tree-actions.ts";
import type { PersonRow, TreeRow } from "./tree-rows.ts";
import classes from "./tree-list.module.css";

interface TreeListRowProps {
  row: TreeRow;
  top: number;
  actions: TreeActions;
  active: boolean;
  onFocus: () => void;
}

/** One row of the outline. */
export function TreeListRow({ row, top, actions, active, onFocus }: TreeListRowProps) {
  const person = row.kind === "person" ? row.person : null;
  const choose = () => {
    if (row.kind === "person") actions.select(row.person.id);
    else actions.more(row.ownerId);
  };
  return (
    <div
      id={`row-${row.key}`}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.kind === "person" && row.person.childCount > 0 ? row.open : undefined}
      aria-selected={person !== null && person.id === actions.selectedId}
      tabIndex={active ? 0 : -1}
      className={classes.row}
      style={{ transform: `translateY(${top}px)`, paddingInlineStart: 8 + row.depth * 18 }}
      onFocus={onFocus}
      onClick={choose}
    >
      {row.kind === "person" ? (
        <PersonLine row={row} actions={actions} />
      ) : (
        <span className={classes.more}>{moreText(row.kids)}</span>
      )}
    </div>
  );
}

/** A person in the outline; the arrow is for the mouse, the keys do the same. */
function PersonLine({ row, actions }: { row: PersonRow; actions: TreeActions }) {
  const { person } = row;
  return (
    <>
      <span
        aria-hidden
        className={classes.arrow}
        data-open={row.open || undefined}
        onClick={(event) => {
          event.stopPropagation();
          if (person.childCount > 0) actions.toggle(person.id);
        }}
      >
        {person.childCount > 0 ? <ChevronRight size={16} /> : null}
      </span>
      <Initials
        name={person.name}
        rank={person.rank}
        size={24}
        self={person.id === actions.selfId}
      />
      <span className={classes.name} data-status={person.status}>
        {person.name}
        <span className={classes.note}>
          {person.rank?.name ?? "No rank"}
          {person.status === "ACTIVE" ? "" : ` · ${person.status.toLowerCase()}`}
          {person.childCount > 0 ? ` · ${grouped(String(person.childCount))} below` : ""}
        </span>
      </span>
      {person.standing ? (
        <span className={classes.volume}>
          <Points volume={person.standing.totalVolume} />
        </span>
      ) : null}
    </>
  );
}
