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

/** The tried plan's number of each rank of the live plan, by number, 0 first; a rank that it lacks is the next lower one. */
export function numbersOf(live: Plan, tried: Plan): number[] {
  const rungs = ladderOf(live, tried);
  const numberOf = (rank: string | null) =>
    tried.ranks.find(({ id }) => id === rank)?.number ?? null;
  return [
    0,
    ...live.ranks.map(({ id }) => {
      const up = rungs.slice(0, rungs.findIndex(({ rank }) => rank === id) + 1);
      return up.reduce((known, { rank }) => numberOf(rank) ?? known, 0);
    }),
  ];
}
