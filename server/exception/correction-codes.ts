/** What a correction shows that reaches a period already approved. */
import type { CodeText } from "./exception.ts";

export const CORRECTION_CODES = [
  "order_moved_after_close",
  "order_counted_after_close",
  "place_changed_after_close",
  "enrolled_after_close",
] as const;

const common = {
  blocking: false,
  severity: "medium",
  mend: "Start a revision on the period's page, or leave what was paid as it is.",
  actions: [
    {
      id: "leave_paid",
      label: "Leave what was paid",
      effect: "Nothing changes; your reason is kept.",
      changesInput: false,
      reopens: true,
    },
  ],
} as const satisfies Partial<CodeText>;

/** Each in plain words; approving a revision of the period settles them. */
export const CORRECTION_TEXTS: Record<(typeof CORRECTION_CODES)[number], CodeText> = {
  order_moved_after_close: {
    ...common,
    subject: "order",
    title: "Order of a closed period moved",
    explanation:
      "This order was moved to another distributor after its period was approved, so what was paid still goes by the old one.",
  },
  order_counted_after_close: {
    ...common,
    subject: "order",
    title: "Late order of a closed period counts",
    explanation:
      "This order or return came after its period was approved and was accepted into it, so what was paid there is without it.",
  },
  place_changed_after_close: {
    ...common,
    subject: "distributor",
    title: "Place corrected in a closed period",
    explanation:
      "This person's place was corrected from a day on that lies in a period already approved, so what was paid there went by the old tree.",
  },
  enrolled_after_close: {
    ...common,
    subject: "distributor",
    title: "Enrolled into a closed period",
    explanation:
      "This person was enrolled from a day on that lies in a period already approved, so what was paid there is without him.",
  },
};
