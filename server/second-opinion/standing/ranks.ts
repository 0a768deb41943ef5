/** Which rank somebody earns, and which title that makes. */
import type { Plan } from "../../plan/plan.ts";
import type { Scene } from "../scene.ts";
import type { KeptBefore } from "./keeping.ts";
import { holds, judgeOf } from "./requirement.ts";
import type { Standings } from "./standing.ts";

/** The highest rank whose own requirements hold; whoever had its title may do with `maintain`. */
export function earnedRank(scene: Scene, standings: Standings, place: number): number {
  const judge = judgeOf(scene, standings);
  const { ranks } = scene.plan;
  for (let number = ranks.length; number > 0; number--) {
    const { requires, maintain } = ranks[number - 1]!;
    if (requires !== "appointment" && holds(judge, requires, place)) return number;
    const had = standings.titleBefore[place]! >= number;
    if (maintain !== undefined && had && holds(judge, maintain, place)) return number;
  }
  return 0;
}

/** The highest rank that this period makes a title, by what somebody is paid as now and was before. */
export function titleOf(
  { ranks }: Plan,
  { history }: KeptBefore,
  place: number,
  paidAs: number,
): number {
  for (let number = paidAs; number > 0; number--) {
    const { titleAfter } = ranks[number - 1]!;
    if (titleAfter === undefined) return number;
    const earlier = history.slice(0, titleAfter.of - 1);
    const reached = earlier.filter((paid) => paid[place]! >= number).length + 1;
    if (reached >= titleAfter.periods) return number;
  }
  return 0;
}
