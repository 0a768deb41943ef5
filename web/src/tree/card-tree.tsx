import "@xyflow/react/dist/base.css";
import { Background, Controls, type Edge, ReactFlow, ReactFlowProvider } from "@xyflow/react";
import { useMemo } from "react";
import { CARD, placeCards, type PlacedRow } from "./card-layout.ts";
import { CardPan } from "./card-pan.tsx";
import { MoreCard, type MoreNode } from "./more-card.tsx";
import { PersonCard, type PersonNode } from "./person-card.tsx";
import type { TreeActions } from "./tree-actions.ts";
import type { TreeRow } from "./tree-rows.ts";
import classes from "./card-tree.module.css";

interface CardTreeProps {
  rows: TreeRow[];
  actions: TreeActions;
}

const NODE_TYPES = { person: PersonCard, more: MoreCard };
const LABELS = { "controls.ariaLabel": "Zoom of the card tree" };

/** The opened tree as cards that can be panned and zoomed; the list beside it says the same. */
export function CardTree({ rows, actions }: CardTreeProps) {
  const placed = useMemo(() => placeCards(rows), [rows]);
  const nodes = useMemo(() => placed.map((one) => nodeOf(one, actions)), [placed, actions]);
  const edges = useMemo(() => placed.flatMap(edgeOf), [placed]);
  return (
    <div className={classes.canvas}>
      <ReactFlowProvider>
        <ReactFlow<PersonNode | MoreNode>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          onlyRenderVisibleElements
          panOnScroll
          minZoom={0.15}
          maxZoom={1.5}
          defaultViewport={{ x: 24, y: 24, zoom: 1 }}
          ariaLabelConfig={LABELS}
          proOptions={{ hideAttribution: true }}
        >
          <Background gap={24} color="var(--hw-line)" />
          <Controls showInteractive={false} position="bottom-right" />
          <CardPan placed={placed} selectedId={actions.selectedId} />
        </ReactFlow>
      </ReactFlowProvider>
    </div>
  );
}

/** A card as the picture's library wants it; its size is known, so nothing is measured. */
function nodeOf({ row, x, y }: PlacedRow, actions: TreeActions): PersonNode | MoreNode {
  const place = {
    id: row.key,
    position: { x, y },
    width: CARD.width,
    height: CARD.height,
    handles: [
      { type: "target" as const, position: "left" as const, x: 0, y: 34, width: 1, height: 1 },
      {
        type: "source" as const,
        position: "right" as const,
        x: CARD.width,
        y: 34,
        width: 1,
        height: 1,
      },
    ],
  };
  if (row.kind === "person")
    return { ...place, type: "person", data: { row, actions } } as PersonNode;
  return { ...place, type: "more", data: { row, actions } } as MoreNode;
}

function edgeOf({ row }: PlacedRow): Edge[] {
  if (!row.parentId) return [];
  return [{ id: `to:${row.key}`, source: row.parentId, target: row.key, type: "smoothstep" }];
}
