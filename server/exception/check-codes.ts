/** What checks beside the computation find: the second opinion of a run, and a look at settled promotions. */
import type { CodeText } from "./exception.ts";

/** What is found so. */
export const CHECK_CODES = ["opinions_differ", "prize_after_return"] as const;

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
  prize_after_return: {
    blocking: false,
    severity: "medium",
    subject: "distributor",
    title: "Prize after a return",
    explanation:
      "A promotion is settled, and orders that it counted were returned later; without them this person would not meet the tier that he was given.",
    mend: "Keep the prize, or take it back; what was settled stays as it is either way.",
    actions: [
      {
        id: "keep_prize",
        label: "Keep the prize",
        effect: "Nothing changes; your reason is kept.",
        changesInput: false,
      },
      {
        id: "take_back_prize",
        label: "Take the prize back",
        effect: "Notes the prize as taken back; a cash prize is posted back in the ledger.",
        changesInput: false,
      },
    ],
  },
};
