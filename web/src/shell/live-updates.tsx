import { useApolloClient, useSubscription } from "@apollo/client/react";
import { useEffect, useMemo } from "react";
import { FiguresMovedDocument } from "../api/generated/graphql.ts";
import { onReconnected } from "../api/live.ts";
import { noteMoved } from "../ui/moved.ts";

/** Queries whose figures are those of open periods, by name. */
const LIVE = ["Home", "HomeEarnings", "PeriodEarnings", "Statement", "PeriodDetail", "Person"];
/** Figures are asked for at most so often, ms. */
const PAUSE_MS = 800;

/** Asks for the figures on the page again when they have moved, and after a lost connection. */
export function LiveUpdates() {
  const client = useApolloClient();
  const ask = useMemo(
    () =>
      atMostEvery(PAUSE_MS, async () => {
        noteMoved();
        const shown = [...client.getObservableQueries("active")]
          .map(({ queryName }) => queryName ?? "")
          .filter((name) => LIVE.includes(name));
        await client.refetchQueries({ include: [...new Set(shown)] });
      }),
    [client],
  );
  useSubscription(FiguresMovedDocument, { onData: ask, ignoreResults: true });
  useEffect(() => onReconnected(ask), [ask]);
  return null;
}

/** The first call is answered at once; those during the pause by one call at its end. */
function atMostEvery(pause: number, work: () => Promise<void>): () => void {
  let waiting = false;
  let again = false;
  const go = () => {
    waiting = true;
    // What could not be asked is asked when the next figure moves.
    void work().catch(() => undefined);
    setTimeout(() => {
      waiting = false;
      if (again) go();
      again = false;
    }, pause);
  };
  return () => {
    if (waiting) again = true;
    else go();
  };
}
