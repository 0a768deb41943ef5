import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import type { TreeActions } from "./tree-actions.ts";
import type { TreeRow } from "./tree-rows.ts";
import { TreeListRow } from "./tree-list-row.tsx";
import { useTreeKeys } from "./use-tree-keys.ts";
import classes from "./tree-list.module.css";

interface TreeListProps {
  rows: TreeRow[];
  actions: TreeActions;
  label: string;
}

/** The same tree as an outline: arrow keys walk it, letters find a name, Enter opens the panel. */
export function TreeList({ rows, actions, label }: TreeListProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<string | null>(actions.selectedId);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 40,
    overscan: 12,
    getItemKey: (index) => rows[index]?.key ?? index,
  });
  const activeIndex = Math.max(
    0,
    rows.findIndex((row) => row.key === activeKey),
  );
  const focus = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setActiveKey(row.key);
    virtual.scrollToIndex(index);
    requestAnimationFrame(() => document.getElementById(`row-${row.key}`)?.focus());
  };
  // Whoever asked for more children goes on at the first of them, where the button stood.
  const awaited = useRef<number | null>(null);
  const listActions = {
    ...actions,
    more: (id: string) => {
      awaited.current = rows.findIndex((row) => row.kind === "more" && row.ownerId === id);
      actions.more(id);
    },
  };
  const onKeyDown = useTreeKeys({ rows, actions: listActions, activeIndex, focus });
  useEffect(() => {
    if (awaited.current === null || rows[awaited.current]?.kind !== "person") return;
    focus(awaited.current);
    awaited.current = null;
    // Only rows that have come move the focus.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rows]);

  const selectedIndex = rows.findIndex((row) => row.key === actions.selectedId);
  useEffect(() => {
    if (selectedIndex < 0) return;
    setActiveKey(actions.selectedId);
    virtual.scrollToIndex(selectedIndex);
    // Only a newly chosen person moves the list, not every redraw of it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [actions.selectedId, selectedIndex < 0]);

  return (
    <div ref={scroll} className={classes.scroll}>
      <div
        role="tree"
        aria-label={label}
        onKeyDown={onKeyDown}
        style={{ height: virtual.getTotalSize(), position: "relative" }}
      >
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row ? (
            <TreeListRow
              key={item.key}
              row={row}
              top={item.start}
              actions={listActions}
              active={item.index === activeIndex}
              onFocus={() => setActiveKey(row.key)}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}
