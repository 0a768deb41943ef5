/** Whether a requirement looks at what stands below somebody, so that those below go first. */
import type { Requirement } from "../../plan/requirement.ts";

export function asksOfTree(asked: Requirement): boolean {
  return (
    asked.lifetimeVolume !== undefined ||
    asked.groupVolume !== undefined ||
    asked.totalVolume !== undefined ||
    asked.sideVolume !== undefined ||
    asked.cappedTotal !== undefined ||
    asked.team !== undefined ||
    asked.levelsVolume !== undefined ||
    ["groupVolume", "totalVolume", "sideVolume", "lifetimeVolume"].some(
      (measure) => measure === asked.reachesGoal,
    ) ||
    (asked.any ?? []).some((one) => asksOfTree(one))
  );
}
