/** The ranks of two plans as one ladder, so that it can be said who moved up and who down. */
import type { Plan } from "../../plan/plan.ts";

/** A rung; `null` is nobody's rank: no rank at all. */
export interface Rung {
  rank: string | null;
  name: string;
}

/**
 * From the lowest up: no rank, the ranks of the tried plan, and each rank that only the live plan has
 * right above the one that it follows there. The same id is the same rank.
 */
export function ladderOf(live: Plan, tried: Plan): Rung[] {
  const rungs: Rung[] = [{ rank: null, name: "No rank" }];
  for (const { id, name } of tried.ranks) rungs.push({ rank: id, name });
  let below: string | null = null;
  for (const { id, name } of live.ranks) {
    const known = rungs.some(({ rank }) => rank === id);
    const at = rungs.findIndex(({ rank }) => rank === below);
    if (!known) rungs.splice(at + 1, 0, { rank: id, name });
    below = id;
  }
  return rungs;
}
