/** The quiet mark on a figure that has just moved by itself, not because somebody turned a page. */
import { useEffect, useRef, type RefObject } from "react";

/** So long after figures were told to move a change is theirs, ms. */
const THEIRS_MS = 5_000;
const MARK_MS = 2_000;

let movedAt = -Infinity;

/** Notes that the figures on the page are asked for again because they moved. */
export function noteMoved(): void {
  movedAt = performance.now();
}

/** Put the answer on the element that shows `text`: it is marked for two seconds when the text moves. */
export function useMoved(text: string): RefObject<HTMLSpanElement | null> {
  const element = useRef<HTMLSpanElement>(null);
  const before = useRef(text);
  useEffect(() => {
    if (before.current === text) return;
    before.current = text;
    const { current } = element;
    if (current === null || performance.now() - movedAt > THEIRS_MS) return;
    current.dataset.moved = "";
    const unmark = () => delete current.dataset.moved;
    const timer = setTimeout(unmark, MARK_MS);
    return () => {
      clearTimeout(timer);
      unmark();
    };
  }, [text]);
  return element;
}
