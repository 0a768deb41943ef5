/** What the anomaly checks of a run park; docs/anomalies.md says exactly when. */
import type { CodeText } from "./exception.ts";

export const ANOMALY_CODES = [
  "amount_far_from_history",
  "payout_share_unusual",
  "refund_after_cutoff",
  "manual_override",
  "tree_changed_near_snapshot",
  "circular_buying",
] as const;

const looked = (label: string, effect: string): CodeText["actions"] => [
  { id: "looked_at", label, effect, changesInput: false },
];

/** In plain words. Each blocks only where the money at stake is large: its own case says so. */
export const ANOMALY_TEXTS: Record<(typeof ANOMALY_CODES)[number], CodeText> = {
  amount_far_from_history: {
    blocking: false,
    severity: "medium",
    subject: "distributor",
    title: "Amount far from the usual",
    explanation:
      "What a bonus pays this person is far from what it paid him in the last approved periods. Nothing is wrong by itself; a figure typed wrong, orders that are missing or were imported twice look like this.",
    mend: "Compare the amounts in the evidence, then look at the largest lines of the bonus.",
    actions: looked("The amount is right", "It is paid as computed; your reason is kept."),
  },
  payout_share_unusual: {
    blocking: false,
    severity: "high",
    subject: "bonus",
    title: "Bonus takes an unusual share",
    explanation:
      "This bonus pays another share of the period's volume than in the last approved periods. A changed rate, or volume that never arrived, moves everybody at once and looks like this.",
    mend: "Compare the plan's version with the last one, and the period's volume with the sales.",
    actions: looked("The share is right", "The bonus is paid as computed; your reason is kept."),
  },
  refund_after_cutoff: {
    blocking: false,
    severity: "medium",
    subject: "order",
    title: "Returned after the period's end",
    explanation:
      "An order that this period pays on has been returned since its end. The period still pays on it, and may reach a rank by it; the return takes its volume back in its own period.",
    mend: "Look whether the order carried somebody over a rank or a bracket, and whether it was bought for that.",
    actions: looked(
      "Pay on the order",
      "The return counts in its own period; your reason is kept.",
    ),
  },
  manual_override: {
    blocking: false,
    severity: "medium",
    subject: "distributor",
    title: "Rank set by hand",
    explanation:
      "A rank that was given by hand was in force in this period; this person's commissions may follow it and not his volume.",
    mend: "Check the reason and that it was meant for this period.",
    actions: looked("The override is meant", "It stays in force; your reason is kept."),
  },
  tree_changed_near_snapshot: {
    blocking: false,
    severity: "medium",
    subject: "distributor",
    title: "Moved shortly before the snapshot",
    explanation:
      "This person, with everybody below, got another place in a tree shortly before the period's end or since, long after joining. The whole leg's volume counts for the new upline.",
    mend: "Check who asked for the move, and whether it was made for a rank or a bonus.",
    actions: looked("The move is meant", "The place stays; your reason is kept."),
  },
  circular_buying: {
    blocking: false,
    severity: "high",
    subject: "distributor",
    title: "Sales that go round",
    explanation:
      "Customers who share an e-mail address with a distributor bought so that the volume comes back to the buyers: from oneself, in a ring, or from below by an upline. Such sales have no end customer.",
    mend: "Look at the orders and ask the people; what had no end customer is corrected at the orders.",
    actions: looked("The sales are real", "They are paid as computed; your reason is kept."),
  },
};
