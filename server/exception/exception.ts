/**
 * What can be right in form but unfit to pay, and what a person can do about it.
 *
 * A case parks the money or the doubt, and the run goes on. A blocking case stops the approval until
 * somebody did something or two people waived it.
 */

import { ANOMALY_CODES, ANOMALY_TEXTS } from "./anomaly-codes.ts";
import { CHECK_TEXTS, type CHECK_CODES } from "./check-codes.ts";
import { CORRECTION_CODES, CORRECTION_TEXTS } from "./correction-codes.ts";

export { ANOMALY_CODES, CORRECTION_CODES };

/** What a computed sheet itself shows to be unfit to pay; the results of a run, and of a trial. */
export const RESULT_CODES = [
  "unplaced",
  "sponsor_terminated",
  "title_above_earned",
  "return_exceeds_order",
  "order_after_cutoff",
  "payee_suspended",
  "negative_balance",
  "payout_over_cap",
  "rank_jump",
] as const;

/** What a comparison with another engine shows; one case a likely cause. */
export const COMPARISON_CODES = ["engines_differ"] as const;

/** What the gate finds before anything is computed. */
export const GATE_CODES = ["case_red"] as const;

export type ExceptionCode = (
  | typeof RESULT_CODES
  | typeof CORRECTION_CODES
  | typeof ANOMALY_CODES
  | typeof COMPARISON_CODES
  | typeof GATE_CODES
  | typeof CHECK_CODES
)[number];

export interface CodeAction {
  id: string;
  /** What a button says. */
  label: string;
  /** What will happen, in one sentence. */
  effect: string;
  /** Whether it changes what a computation starts from, so that a run in review is out of date. */
  changesInput: boolean;
  /** Whether the case opens again when the same is found anew; as `changesInput` where absent. */
  reopens?: boolean;
}

export type Severity = "high" | "medium" | "low";

export interface CodeText {
  blocking: boolean;
  severity: Severity;
  /** What `subject` is the id of. */
  subject: "distributor" | "order" | "bonus" | "cause" | "planCase";
  title: string;
  explanation: string;
  mend: string;
  actions: readonly CodeAction[];
}

const noted = (id: string, label: string, effect: string): CodeAction => ({
  id,
  label,
  effect,
  changesInput: false,
});
const changing = (id: string, label: string, effect: string): CodeAction => ({
  id,
  label,
  effect,
  changesInput: true,
});

/** Every kind of case, in plain words. */
export const EXCEPTION_CODES: Record<ExceptionCode, CodeText> = {
  case_red: {
    blocking: true,
    severity: "high",
    subject: "planCase",
    title: "Plan case is red",
    explanation:
      "A case of the plan does not come out as it should, so either the rules or the case are wrong. The close was stopped before anything was computed.",
    mend: "Mend the case or store a corrected plan version, then start the close again. Two people may waive it: their waiver counts for this period and for exactly these differences.",
    actions: [],
  },
  unplaced: {
    blocking: true,
    severity: "high",
    subject: "distributor",
    title: "Not placed",
    explanation:
      "This person has a sponsor but no place in the placement tree, so volume and bonuses that follow that tree pass him by.",
    mend: "Place him; the first free place under his sponsor is usually meant.",
    actions: [
      changing(
        "place",
        "Place under the sponsor",
        "Gives the person the first free place under his sponsor; the period must be computed again.",
      ),
    ],
  },
  sponsor_terminated: {
    blocking: false,
    severity: "medium",
    subject: "distributor",
    title: "Sponsor terminated",
    explanation:
      "This person's sponsor has left. The sponsor is paid nothing, and the tree is left as it is until somebody moves the person.",
    mend: "Check that the sponsor's own next upline, named in the evidence, may look after the person.",
    actions: [
      noted(
        "acknowledge",
        "Leave the tree as it is",
        "Nothing changes; the case is closed with your reason.",
      ),
    ],
  },
  title_above_earned: {
    blocking: true,
    severity: "medium",
    subject: "distributor",
    title: "Title above what was earned",
    explanation:
      "The title that was brought in is higher than anything this person's own figures have reached, and bonuses that go by title are paid on it.",
    mend: "Keep it where it was granted on purpose; else lower it to what was earned.",
    actions: [
      noted("keep_title", "Keep the title", "The title stays; your reason is kept with the case."),
      changing(
        "lower_title",
        "Lower the title",
        "Sets the title to what was earned; the period must be computed again.",
      ),
    ],
  },
  return_exceeds_order: {
    blocking: true,
    severity: "high",
    subject: "order",
    title: "Return larger than its order",
    explanation:
      "More was returned than this order sold. The return takes back only what the order had, the rest is left out.",
    mend: "Check the return with whoever recorded it; accept the clipped figures or have it corrected.",
    actions: [
      noted(
        "accept_clipped",
        "Accept the clipped return",
        "The return counts up to what its order sold; nothing else changes.",
      ),
    ],
  },
  order_after_cutoff: {
    blocking: false,
    severity: "medium",
    subject: "order",
    title: "Order after the cut-off",
    explanation:
      "This order is dated in a period that no longer changes, so it counts nowhere yet.",
    mend: "Count it in the open period, accept it into its own period, or leave it out.",
    actions: [
      noted(
        "count_in_open_period",
        "Count it in the open period",
        "Enters the order's volume in the period that is open now.",
      ),
      changing(
        "count_in_its_period",
        "Accept it into its own period",
        "Enters the order's volume where its date lies; a period in review must be computed again, one that is approved must be revised.",
      ),
      noted("leave_out", "Leave it out", "The order counts in no period; your reason is kept."),
    ],
  },
  payee_suspended: {
    blocking: false,
    severity: "medium",
    subject: "distributor",
    title: "Payee suspended",
    explanation: "This person earned something while suspended; the payment is held, not lost.",
    mend: "Keep holding it until the suspension is decided, or release it.",
    actions: [
      noted("keep_held", "Keep it held", "The payment stays held."),
      changing(
        "release",
        "Lift the suspension",
        "Sets the person active; a period that is not approved yet must be computed again, then it is paid.",
      ),
    ],
  },
  negative_balance: {
    blocking: false,
    severity: "low",
    subject: "distributor",
    title: "Negative balance",
    explanation:
      "Returns took back more than this person earned; the debt is set off against later earnings.",
    mend: "Carry it forward.",
    actions: [
      noted(
        "carry_forward",
        "Carry it forward",
        "The debt goes to the next period; nothing is paid until it is gone.",
      ),
    ],
  },
  payout_over_cap: {
    blocking: false,
    severity: "medium",
    subject: "distributor",
    title: "Payout above the cap",
    explanation: "The plan's cap cut this person's earnings.",
    mend: "Compare the amount before and after the cap, in the evidence, and confirm.",
    actions: [noted("confirm_cap", "Confirm the cap", "The capped amount is paid.")],
  },
  rank_jump: {
    blocking: true,
    severity: "high",
    subject: "distributor",
    title: "Rank jumped",
    explanation:
      "This person rose by several ranks within one period, which is rare and often a mistake in the orders.",
    mend: "Look at the orders that made it, in the evidence; confirm the rank when they are real.",
    actions: [noted("confirm_rank", "Confirm the rank", "The rank stands and is paid.")],
  },
  engines_differ: {
    blocking: false,
    severity: "medium",
    subject: "cause",
    title: "Another engine differs",
    explanation:
      "Another engine's results of this period are not ours. The differences of one likely cause are one case; the comparison lists them person by person.",
    mend: "Decide which engine is right about this cause; correct the plan, the orders or the tree, or note why the other engine is wrong.",
    actions: [
      noted("ours_right", "Ours is right", "Nothing changes; your reason is kept."),
      noted("accepted", "Accept the difference", "Nothing changes; your reason is kept."),
    ],
  },
  ...CORRECTION_TEXTS,
  ...CHECK_TEXTS,
  ...ANOMALY_TEXTS,
};

/** Whether a text is one of the codes. */
export function isCode(text: string): text is ExceptionCode {
  return Object.hasOwn(EXCEPTION_CODES, text);
}

/** A case is settled when nobody has to look at it any more. */
export function isSettled(state: string): boolean {
  return state === "resolved" || state === "waived";
}

const STAKE_TOP = 10n ** 18n;

/** One text by which cases are ordered: blocking, then money at stake, then age, then id. */
export function sortKey(one: {
  blocking: boolean;
  moneyAtStakeMinor: bigint;
  raisedAt: bigint;
  id: string;
}): string {
  const size = one.moneyAtStakeMinor < 0n ? -one.moneyAtStakeMinor : one.moneyAtStakeMinor;
  const stake = (STAKE_TOP - (size < STAKE_TOP ? size : STAKE_TOP)).toString().padStart(19, "0");
  const age = one.raisedAt.toString().padStart(16, "0");
  return [one.blocking ? "0" : "1", stake, age, one.id].join(" ");
}
