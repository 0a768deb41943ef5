/** The filter of the list, kept in the address. */
import type { ExceptionFilter, ExceptionState, Severity } from "../api/generated/graphql.ts";

export const UNSETTLED: ExceptionState[] = ["OPEN", "ASSIGNED", "WAIVER_PROPOSED"];
export const SETTLED: ExceptionState[] = ["RESOLVED", "WAIVED"];
const SEVERITIES: Severity[] = ["HIGH", "MEDIUM", "LOW"];

/** Reads the address; unsettled cases are shown unless it says otherwise. */
export function caseFilter(address: URLSearchParams): ExceptionFilter {
  const state = address.get("state") ?? "unsettled";
  const one = [...UNSETTLED, ...SETTLED].find((value) => value.toLowerCase() === state);
  const states = state === "all" ? null : state === "settled" ? SETTLED : one ? [one] : UNSETTLED;
  const severity = SEVERITIES.find((value) => value.toLowerCase() === address.get("severity"));
  const code = address.get("code");
  return {
    states,
    severities: severity ? [severity] : null,
    codes: code ? [code] : null,
    blocking: address.get("blocking") === "yes" ? true : null,
    periodId: address.get("period"),
  };
}
