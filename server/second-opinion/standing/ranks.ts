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
    const { requires, maintain, dropsOneUnless } = ranks[number - 1]!;
    const had = standings.titleBefore[place]! >= number;
    const reached =
      (requires !== "appointment" && holds(judge, requires, place)) ||
      (maintain !== undefined && had && holds(judge, maintain, place));
    if (!reached) continue;
    const whole = dropsOneUnless === undefined || holds(judge, dropsOneUnless, place);
    return whole ? number : nextLower(scene.plan, number);
  }
  return 0;
}

/** One rank down among those that somebody can be paid as. */
function nextLower({ ranks }: Plan, number: number): number {
  for (let lower = number - 1; lower > 0; lower--) {
    const { requires, maintain } = ranks[lower - 1]!;
    if (requires !== "appointment" || maintain !== undefined) return lower;
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
