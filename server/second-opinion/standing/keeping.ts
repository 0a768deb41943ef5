/** Ranks that are kept for a while after they are no longer earned: hold, grace, fall. */
import type { Plan } from "../../plan/plan.ts";

/** What the next period goes on from, by place. */
export interface Kept {
  earned: Int32Array;
  /** Periods held since the rank was last earned. */
  held: Int32Array;
  graceUsed: Int32Array;
}

/** What a period goes on from. */
export interface KeptBefore {
  /** Paid-as of the period before; -1: there was none. */
  paidAs: Int32Array;
  held: Int32Array;
  /** Waivers used, already counted anew where a new year begins. */
  graceUsed: Int32Array;
  /** Paid-as of the periods before, the latest first; 0 where he was not there. */
  history: readonly Int32Array[];
}

export function keptBefore(count: number): KeptBefore {
  return {
    paidAs: new Int32Array(count).fill(-1),
    held: new Int32Array(count),
    graceUsed: new Int32Array(count),
    history: [],
  };
}

/** What somebody is paid as who earns `earned`; notes what he has used up. */
export function keepRank(
  plan: Plan,
  kept: Kept,
  before: KeptBefore,
  place: number,
  earned: number,
): number {
  kept.earned[place] = earned;
  const { rankKeeping: rules } = plan;
  const previous = before.paidAs[place]!;
  if (rules === null || earned >= previous) return earned;
  kept.held[place] = before.held[place]!;
  if (before.held[place]! < rules.holdPeriods) {
    kept.held[place]! += 1;
    return previous;
  }
  if (rules.grace !== null && before.graceUsed[place]! < rules.grace.waivers) {
    kept.graceUsed[place]! += 1;
    return previous;
  }
  const fallen = rules.fall === "toEarned" ? earned : Math.max(earned, nextLower(plan, previous));
  // A rank that is earned can be held again.
  if (fallen === earned) kept.held[place] = 0;
  return fallen;
}

/** The next lower rank that one can be paid as; 0: none. */
function nextLower({ ranks }: Plan, number: number): number {
  for (let lower = number - 1; lower > 0; lower--) {
    const { requires, maintain } = ranks[lower - 1]!;
    if (requires !== "appointment" || maintain !== undefined) return lower;
  }
  return 0;
}
