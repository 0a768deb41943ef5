/** The worker of a picture: what it has laid out last, and what it tells of a piece. */
import { useCallback, useEffect, useRef, useState } from "react";
import { useSubscription } from "@apollo/client/react";
import { FiguresMovedDocument } from "../../api/generated/graphql.ts";
import { onReconnected } from "../../api/live.ts";
import type { Drawing, Drawn, FromWorker, Told, ToWorker } from "./messages.ts";

/** Figures that moved are asked for at most so often, ms. */
const PAUSE_MS = 5_000;

export interface PictureState {
  drawn: Drawn | null;
  failure: string | null;
  /** Changes whenever people were loaded: what is shown is to be drawn anew. */
  loads: number;
  draw: (drawing: Drawing) => void;
  tell: (piece: number, then: (told: Told) => void) => void;
  retry: () => void;
}

export function usePicture(tree: string): PictureState {
  const worker = useRef<Worker | null>(null);
  const asked = useRef<{ piece: number; then: (told: Told) => void } | null>(null);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [loads, setLoads] = useState(0);
  const say = useCallback((message: ToWorker) => worker.current?.postMessage(message), []);
  const load = useCallback(() => say({ kind: "load", tree }), [say, tree]);

  useEffect(() => {
    const made = new Worker(new URL("./picture.worker.ts", import.meta.url), { type: "module" });
    worker.current = made;
    made.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "drawn") setDrawn(data.drawn);
      else if (data.kind === "failed") setFailure(data.text);
      else if (data.kind === "told") {
        if (asked.current?.piece === data.piece) asked.current.then(data.told);
      } else {
        setFailure(null);
        setLoads((before) => before + 1);
      }
    };
    return () => made.terminate();
  }, []);
  useEffect(() => {
    setDrawn(null);
    load();
  }, [load]);
  useAgainWhenMoved(load);

  const draw = useCallback((drawing: Drawing) => say({ kind: "draw", drawing }), [say]);
  const tell = useCallback(
    (piece: number, then: (told: Told) => void) => {
      asked.current = { piece, then };
      say({ kind: "tell", piece });
    },
    [say],
  );
  return { drawn, failure, loads, draw, tell, retry: load };
}

/** Loads again when figures moved, some seconds after they began to. */
function useAgainWhenMoved(load: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const soon = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      load();
    }, PAUSE_MS);
  }, [load]);
  useSubscription(FiguresMovedDocument, { onData: soon, ignoreResults: true });
  useEffect(() => onReconnected(soon), [soon]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [load],
  );
}
