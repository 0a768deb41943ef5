/** The keys of an outline, as the ARIA tree pattern has them. */
import { useRef, type KeyboardEvent } from "react";
import type { TreeActions } from "./tree-actions.ts";
import type { TreeRow } from "./tree-rows.ts";

interface TreeKeys {
  rows: TreeRow[];
  actions: TreeActions;
  activeIndex: number;
  focus: (index: number) => void;
}

const TYPE_AHEAD_MILLISECONDS = 700;

/** Arrows walk and open, Home and End jump, Enter chooses, letters look for a name. */
export function useTreeKeys({ rows, actions, activeIndex, focus }: TreeKeys) {
  const typed = useRef({ text: "", at: 0 });
  return (event: KeyboardEvent) => {
    const row = rows[activeIndex];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keyAction(event.key, row, { rows, actions, activeIndex, focus });
    if (act) {
      event.preventDefault();
      act();
    } else if (event.key.length === 1 && event.key !== " ") {
      const fresh = event.timeStamp - typed.current.at > TYPE_AHEAD_MILLISECONDS;
      typed.current = {
        text: (fresh ? "" : typed.current.text) + event.key.toLowerCase(),
        at: event.timeStamp,
      };
      const found = nameIndex(rows, typed.current.text, activeIndex);
      if (found >= 0) focus(found);
    }
  };
}

/** What a key does on a row; nothing for keys that are not the tree's. */
function keyAction(key: string, row: TreeRow, tree: TreeKeys): (() => void) | null {
  const { rows, actions, activeIndex, focus } = tree;
  const parent = () => focus(rows.findIndex((one) => one.key === row.parentId));
  switch (key) {
    case "ArrowDown":
      return () => focus(activeIndex + 1);
    case "ArrowUp":
      return () => focus(activeIndex - 1);
    case "Home":
      return () => focus(0);
    case "End":
      return () => focus(rows.length - 1);
    case "ArrowRight":
      if (row.kind !== "person" || row.person.childCount === 0) return () => undefined;
      return row.open ? () => focus(activeIndex + 1) : () => actions.toggle(row.person.id);
    case "ArrowLeft":
      return row.kind === "person" && row.open ? () => actions.toggle(row.person.id) : parent;
    case "Enter":
    case " ":
      return row.kind === "person"
        ? () => actions.select(row.person.id)
        : () => actions.more(row.ownerId);
    default:
      return null;
  }
}

/** The next row whose name begins with what was typed, going round. */
function nameIndex(rows: TreeRow[], text: string, from: number): number {
  const start = text.length === 1 ? from + 1 : from;
  for (let step = 0; step < rows.length; step += 1) {
    const index = (start + step) % rows.length;
    const row = rows[index];
    if (row?.kind === "person" && row.person.name.toLowerCase().startsWith(text)) return index;
  }
  return -1;
}
