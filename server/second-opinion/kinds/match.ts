/** Match: a rate of what people below earned in other bonuses. */
import type { MatchBonus } from "../../plan/plan.ts";
import type { Amounts } from "../money.ts";
import type { Scene } from "../scene.ts";
import type { Standings } from "../standing/standing.ts";
import { climbGenerations } from "./generation.ts";
import { walkLevels } from "./levels.ts";
import type { Share } from "./walk.ts";

/** Tells of every share: who earned what (minor units), and what of it is paid to whom. */
export function walkMatch(
  scene: Scene,
  standings: Standings,
  bonus: MatchBonus,
  earned: readonly Amounts[],
  pay: (source: number, minor: bigint, share: Share) => void,
): void {
  const climb = climbOf(scene, standings, bonus);
  const sums = new Map<number, bigint>();
  for (const amounts of earned) {
    for (const [place, minor] of amounts) sums.set(place, (sums.get(place) ?? 0n) + minor);
  }
  for (const [source, minor] of sums) {
    if (minor === 0n) continue;
    for (const share of climb(source)) pay(source, minor, share);
  }
}

function climbOf(scene: Scene, standings: Standings, bonus: MatchBonus) {
  const { by } = bonus;
  if ("levels" in by) {
    const climb = walkLevels(scene, standings, { ...bonus, ...by.levels, closedBy: null });
    const { above } = scene.trees[bonus.tree];
    return (source: number) => climb(above[source]!).shares;
  }
  const generations = { ...by.generations, firstGeneration: 1, compression: "none" } as const;
  const climb = climbGenerations(scene, standings, { ...bonus, ...generations });
  return (source: number) => climb(source).shares;
}
