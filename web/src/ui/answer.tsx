import type { ReactNode } from "react";
import { failureText } from "../api/failure.ts";
import { Failure } from "./failure.tsx";

interface AnswerProps<T> {
  result: {
    data?: T | undefined;
    previousData?: T | undefined;
    error?: unknown;
    refetch: () => Promise<unknown>;
  };
  /** What was asked for, as the title of a failure says it: "The periods". */
  what: string;
  ghost: ReactNode;
  children: (data: T) => ReactNode;
}

/** A query's answer: its skeleton, its failure (keeping what was there), its data. */
export function Answer<T>({ result, what, ghost, children }: AnswerProps<T>) {
  const data = result.data ?? result.previousData;
  return (
    <>
      {result.error ? (
        <Failure
          title={`${what} could not be fetched`}
          text={failureText(result.error)}
          onRetry={() => void result.refetch().catch(() => undefined)}
        />
      ) : null}
      {data !== undefined ? children(data) : result.error ? null : ghost}
    </>
  );
}
