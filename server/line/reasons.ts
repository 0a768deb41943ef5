/** Why somebody whom a bonus walked past was not paid: a closed list, published in docs/trial.md. */

/** Reason code -> the sentence a person reads. */
export const REASONS = {
  terminated: "The position is terminated; nothing is paid to it.",
  inactive: "Not active in this period under the plan's activity rule.",
  unqualified: "Does not fulfil what this bonus asks of a payee in this period.",
  rank_unpaid: "The rank is entitled to no level of this bonus.",
  level_beyond_rank: "The rank is entitled to some levels of this bonus, but not to this one.",
  no_percentage: "Has no percentage in this period, so there is no difference to be paid.",
  percentage_covered: "The percentage is not above the highest already counted below.",
  unmatched: "The weaker side has too little volume to be matched in this period.",
  below_first_level: "This bonus pays only from a position further up.",
  own_use_limit:
    "The seller's own use counts only up to the plan's limit; this order is beyond it.",
  blocked: "Somebody of the same rank below has this sale already and blocks it.",
  not_a_leader: "Only leaders are paid by this bonus, and this person is none in this period.",
  passed_up: "The seller was among the first enrolments, so this sale goes to somebody further up.",
  own_group: "The sale is of this person's own group; this bonus pays from the next generation on.",
} as const;

export type Reason = keyof typeof REASONS;

/** The plain sentence of a reason code. */
export function reasonText(reason: string): string {
  return (REASONS as Record<string, string>)[reason] ?? reason;
}
