/** Whether the people below somebody are as many, and bought as much, as a requirement asks. */
import type { Requirement } from "../../plan/requirement.ts";
import type { Scene } from "../scene.ts";
import type { Judge } from "./requirement.ts";

export function hasTeam(
  { scene, standings }: Judge,
  { team }: Requirement,
  place: number,
): boolean {
  if (team === undefined) return true;
  const { count, levels, active, rank, personalVolume } = team;
  let found = 0;
  for (const one of peopleBelow(scene, place, levels ?? Infinity)) {
    if (active === true && standings.active[one] === 0) continue;
    if (rank !== undefined && standings.paidAs[one]! < rank) continue;
    const bought = standings.qualifying.personal[one]!;
    if (personalVolume !== undefined && bought < personalVolume) continue;
    found += 1;
    if (found >= count) return true;
  }
  return false;
}

export function hasLevelsVolume(
  { scene, standings }: Judge,
  { levelsVolume }: Requirement,
  place: number,
): boolean {
  if (levelsVolume === undefined) return true;
  const { levels, personal, atLeast } = levelsVolume;
  const bought = standings.qualifying.personal;
  let volume = personal === "counted" ? bought[place]! : 0n;
  for (const one of peopleBelow(scene, place, levels)) volume += bought[one]!;
  return volume >= atLeast;
}

/** Everybody on the first levels below somebody, level by level. */
function* peopleBelow(scene: Scene, place: number, levels: number): Generator<number> {
  const { legsOf } = scene.trees[scene.plan.volume.tree];
  let level = [...legsOf(place)];
  for (let depth = 1; depth <= levels && level.length > 0; depth++) {
    yield* level;
    level = level.flatMap((one) => [...legsOf(one)]);
  }
}
