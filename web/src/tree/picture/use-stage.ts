/** The canvas of a picture, opened when its element is there, and where the reader looks. */
import { useCallback, useMemo, useRef } from "react";
import { WHOLE, type Look } from "./look.ts";
import type { Drawn } from "./messages.ts";
import { openStage, type Stage } from "./stage.ts";

export interface StageHold {
  look: React.RefObject<Look>;
  onMoved: React.RefObject<(look: Look) => void>;
  put: (element: HTMLDivElement | null) => void;
  show: (drawn: Drawn) => void;
  go: (look: Look) => void;
}

export function useStage(): StageHold {
  const look = useRef<Look>(WHOLE);
  const onMoved = useRef<(look: Look) => void>(() => undefined);
  const stage = useRef<Stage | null>(null);
  const put = useCallback((element: HTMLDivElement | null) => {
    stage.current?.end();
    stage.current = null;
    if (element === null) return;
    stage.current = openStage(element, (next) => {
      look.current = next;
      onMoved.current(next);
    });
  }, []);
  const show = useCallback((drawn: Drawn) => stage.current?.show(drawn), []);
  const go = useCallback((next: Look) => {
    look.current = next;
    stage.current?.look(next);
  }, []);
  return useMemo(() => ({ look, onMoved, put, show, go }), [put, show, go]);
}
