/**
 * Something a reader does that changes the company: busy while it is sent, refused with the
 * server's own sentence, and one action however often the button is pressed.
 */
import { useRef, useState } from "react";
import { actionKey, failureText } from "./failure.ts";

interface Action {
  busy: boolean;
  refusal: string | null;
  /** Sends it; answers whether it was taken. */
  run: (send: (key: string) => Promise<ActionResult | undefined>) => Promise<boolean>;
}

/** The member of a result union: what was asked for, or a refusal with its message. */
export interface ActionResult {
  __typename?: string;
  message?: string;
}

export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const key = useRef<string | null>(null);

  const run: Action["run"] = async (send) => {
    setBusy(true);
    setRefusal(null);
    key.current ??= actionKey();
    try {
      const result = await send(key.current);
      // Answered, so the next press is another action; a lost answer is asked for again.
      key.current = null;
      if (!result || result.message === undefined) return true;
      setRefusal(result.message);
    } catch (error) {
      setRefusal(failureText(error));
    } finally {
      setBusy(false);
    }
    return false;
  };
  return { busy, refusal, run };
}
