/** One word for each concept of the schema, the same on every page. */

const WORDS: Record<string, string> = {
  HIGH: "high",
  MEDIUM: "medium",
  LOW: "low",
  OPERATIONS: "Operations",
  FINANCE: "Finance",
  ANALYST: "Analyst",
  DISTRIBUTOR: "Distributor",
  SPONSOR: "Sponsor tree",
  PLACEMENT: "Placement tree",
};

/** The word for a value of the schema; unknown ones are at least written as words. */
export function word(value: string): string {
  return WORDS[value] ?? value.toLowerCase().replaceAll("_", " ");
}

/** The same with a capital, for the start of a cell or sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
