import { useReactFlow, useStore } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { CARD, type PlacedRow } from "./card-layout.ts";

interface CardPanProps {
  placed: PlacedRow[];
  selectedId: string | null;
}

/** Brings the chosen person's card into view when it is not; draws nothing. */
export function CardPan({ placed, selectedId }: CardPanProps) {
  const { getViewport, setViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const shown = useRef<string | null>(null);
  const card = placed.find((one) => one.row.key === selectedId);

  useEffect(() => {
    // Once a choice and once a width: opening the panel narrows the picture, panning by hand stays.
    const occasion = `${selectedId}:${width}`;
    if (!card || width === 0 || shown.current === occasion) return;
    shown.current = occasion;
    const { x, y, zoom } = getViewport();
    const left = card.x * zoom + x;
    const top = card.y * zoom + y;
    const inside =
      left >= 0 &&
      top >= 0 &&
      left + CARD.width * zoom <= width &&
      top + CARD.height * zoom <= height;
    if (inside) return;
    const next = {
      x: Math.max(24, Math.min(width * 0.3, width - CARD.width * zoom - 24)) - card.x * zoom,
      y: height * 0.35 - card.y * zoom,
      zoom,
    };
    void setViewport(next, { duration: 200 });
  }, [card, selectedId, width, height, getViewport, setViewport]);
  return null;
}
