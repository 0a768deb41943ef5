/** Why two engines may differ: a closed list, published in docs/other-engine.md. */

/** Cause -> its title and what it means, the likeliest to be checked first. */
export const CAUSES = {
  missing_person: {
    title: "Person missing",
    meaning: "Only one of the two engines knows the person in this period.",
  },
  missing_bonus: {
    title: "Bonus missing",
    meaning: "Only one of the two engines pays this bonus to anybody.",
  },
  rounding: {
    title: "Rounding",
    meaning: "At most one minor unit a line: the same figures, rounded otherwise.",
  },
  carried_from_before: {
    title: "Carried from before",
    meaning: "The difference is the balance that the person brought into the period.",
  },
  cap: {
    title: "Cap",
    meaning: "One of the two engines cut the amount at a cap and the other did not.",
  },
  return_treated_differently: {
    title: "Return treated otherwise",
    meaning:
      "The difference is what a return takes back: one engine counts it, the other does not.",
  },
  compression_or_level: {
    title: "Compression or level",
    meaning: "The same order is paid to another upline, or at a level that only one engine pays.",
  },
  other_rate: {
    title: "Another rate",
    meaning: "The same volume, paid at another rate of the plan.",
  },
  other_volume: {
    title: "Another volume",
    meaning: "An order that only one of them counts, counts twice, or with another volume.",
  },
  unknown: {
    title: "Not explained",
    meaning: "None of the causes that are tried explains the difference.",
  },
} as const;

export type Cause = keyof typeof CAUSES;

/** All causes, in the order in which they are tried. */
export const CAUSE_IDS = Object.keys(CAUSES) as Cause[];
