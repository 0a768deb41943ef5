/** Generations with a guaranteed minimum: whole groups are handed up, from the bottom to the top. */
import type { GenerationBonus } from "../../plan/plan.ts";
import type { Purse } from "../money.ts";
import type { Scene } from "../scene.ts";
import { markPayees } from "../standing/requirement.ts";
import type { Standings } from "../standing/standing.ts";

/** What everybody keeps, in small units. */
export function keepGuaranteed(
  scene: Scene,
  standings: Standings,
  purse: Purse,
  bonus: GenerationBonus,
  guarantee: bigint,
): Map<number, bigint> {
  const { above, fromBelow } = scene.trees[bonus.tree];
  const leads = markPayees(scene, standings, bonus.leader, bonus.rankBy);
  const fit = markPayees(scene, standings, bonus.payee, bonus.rankBy);
  const rate = bonus.grades.steps[0]?.rates[0] ?? 0n;
  const received = new Array<bigint>(above.length).fill(0n);
  const kept = new Map<number, bigint>();
  for (const place of fromBelow) {
    const group = standings.commissionable.group[place]!;
    // A group of returns generates nothing.
    const own = group > 0n ? group : 0n;
    const least = own > guarantee ? own : guarantee;
    const mine = received[place]!;
    let handed = mine;
    if (fit[place] === 1 && mine > 0n) {
      const missing = least - own;
      const taken = missing < mine ? missing : mine;
      handed = own + taken;
      if (mine > taken) kept.set(place, purse.worth(mine - taken, rate));
    } else if (leads[place] === 1) {
      handed += least;
    }
    const up = above[place]!;
    if (up >= 0) received[up]! += handed;
  }
  return kept;
}
