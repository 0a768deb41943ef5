/** What the server says of a text, asked again a moment after the last key was pressed. */
import { useQuery } from "@apollo/client/react";
import { useDebouncedValue } from "@mantine/hooks";
import { CheckPlanDocument, type CheckPlanQuery } from "../api/generated/graphql.ts";

export type Check = CheckPlanQuery["checkPlan"];

const PAUSE_MILLISECONDS = 300;

export interface Checked {
  /** Null before the first answer; else of the text as it was when it was asked last. */
  check: Check | null;
  /** Whether it is of another text than the one that stands there now. */
  behind: boolean;
  result: {
    data?: CheckPlanQuery | undefined;
    previousData?: CheckPlanQuery | undefined;
    error?: unknown;
    refetch: () => Promise<unknown>;
  };
}

export function useCheck(text: string): Checked {
  const [settled] = useDebouncedValue(text, PAUSE_MILLISECONDS);
  const result = useQuery(CheckPlanDocument, {
    variables: { text: settled },
    fetchPolicy: "no-cache",
  });
  const check = (result.data ?? result.previousData)?.checkPlan ?? null;
  return { check, behind: settled !== text || result.loading, result };
}
