/** State that lives in the address, so that it can be sent to somebody else. */
import { useCallback } from "react";
import { useSearchParams } from "react-router";

type Changes = Record<string, string | null>;

/** The address's parameters and a setter; null takes a parameter out. */
export function useAddress(): [URLSearchParams, (changes: Changes, push?: boolean) => void] {
  const [parameters, setParameters] = useSearchParams();
  const change = useCallback(
    (changes: Changes, push = false) =>
      setParameters((before) => withChanges(before, changes), {
        replace: !push,
        preventScrollReset: true,
      }),
    [setParameters],
  );
  return [parameters, change];
}

/** The parameters with changes applied, for links. */
export function withChanges(before: URLSearchParams, changes: Changes): URLSearchParams {
  const next = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  return next;
}
