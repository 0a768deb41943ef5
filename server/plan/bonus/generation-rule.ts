/** How generations are counted, in a generation bonus and in a match by generations. */
import { choice, ref, type Schema } from "../text/schema-parts.ts";
import type { RawRequirement, Requirement } from "../requirement.ts";

export interface GenerationRule {
  /** Who is a leader: he begins or ends a generation. */
  leader: Requirement;
  /** opens: he is the first of the generation below him; closes: he is its last. */
  position: "opens" | "closes";
  /** Who can be paid: leaders alone, or everybody who is entitled. */
  payees: "leaders" | "everybody";
}

export interface RawGenerationRule {
  leader: RawRequirement;
  position: "opens" | "closes";
  payees: "leaders" | "everybody";
}

/** The keys of the rule, as a kind adds them to its own. */
export function generationRuleSchema(): { [key: string]: Schema } {
  return {
    leader: ref("payeeRequirement"),
    position: choice("where a leader stands in a generation", "opens", "closes"),
    payees: choice("who can be paid", "leaders", "everybody"),
  };
}
