import { useRef, useState } from "react";
import { HoverCard } from "./hover-card.tsx";
import { pieceAt } from "./layout.ts";
import type { Drawn, Told } from "./messages.ts";
import { placeAt, type Plane } from "./shapes.ts";
import type { PictureState } from "./use-picture.ts";
import type { StageHold } from "./use-stage.ts";
import classes from "./picture.module.css";

interface CanvasProps {
  stage: StageHold;
  plane: Plane;
  drawn: Drawn | null;
  picture: Pick<PictureState, "tell">;
  onPick: (told: Told) => void;
}

/** How far a pointer may move between down and up for it to be a click, pixels. */
const CLICK = 5;

/** The picture itself: who is under the pointer, and whom a click means. */
export function Canvas({ stage, plane, drawn, picture, onPick }: CanvasProps) {
  const [hover, setHover] = useState<{ x: number; y: number; told: Told } | null>(null);
  const down = useRef<{ x: number; y: number } | null>(null);
  const shown = useRef(-1);
  const pieceUnder = (event: React.PointerEvent<HTMLDivElement>): number => {
    if (!drawn) return -1;
    const box = event.currentTarget.getBoundingClientRect();
    const { x, y, zoom } = stage.look.current;
    const [across, along] = [event.clientX - box.left, event.clientY - box.top];
    const at = placeAt(
      plane,
      x + (across - plane.width / 2) / zoom,
      y + (along - plane.height / 2) / zoom,
    );
    return pieceAt(drawn.pieces, at.ring, at.share);
  };
  const leave = () => {
    shown.current = -1;
    setHover(null);
  };
  return (
    <div
      className={classes.canvas}
      role="img"
      aria-label={
        drawn
          ? `A picture of ${drawn.people.toLocaleString("en")} people; the list has the same people`
          : "The picture is being drawn"
      }
      data-drawn={drawn?.pieces.count}
      data-lit={drawn === null ? undefined : drawn.litPiece >= 0}
      onPointerMove={(event) => {
        const piece = pieceUnder(event);
        if (piece === shown.current) return;
        shown.current = piece;
        if (piece < 0) return setHover(null);
        const box = event.currentTarget.getBoundingClientRect();
        const [x, y] = [event.clientX - box.left, event.clientY - box.top];
        picture.tell(piece, (told) => setHover({ x, y, told }));
      }}
      onPointerLeave={leave}
      onPointerDown={(event) => {
        down.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerUp={(event) => {
        const from = down.current;
        down.current = null;
        if (!from || Math.hypot(event.clientX - from.x, event.clientY - from.y) > CLICK) return;
        const piece = pieceUnder(event);
        if (piece < 0) return;
        leave();
        picture.tell(piece, onPick);
      }}
    >
      <div ref={stage.put} className={classes.stage} aria-hidden />
      {hover ? <HoverCard {...hover} width={plane.width} /> : null}
    </div>
  );
}
