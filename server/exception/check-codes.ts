/** What the second opinion finds in a run. */
import type { CodeText } from "./exception.ts";

/** What the checks beside the computation find in a run. */
export const CHECK_CODES = ["opinions_differ"] as const;

/** Each in plain words. */
export const CHECK_TEXTS: Record<(typeof CHECK_CODES)[number], CodeText> = {
  opinions_differ: {
    blocking: true,
    severity: "high",
    subject: "distributor",
    title: "The second opinion differs",
    explanation:
      "A second, independent computation of the same orders under the same plan comes to another figure than the run.",
    mend: "One of the two is wrong. Do not pay before somebody has found out which; the evidence has both figures.",
    actions: [],
  },
};
