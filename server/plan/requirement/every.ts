/** Everything that a plan asks of anybody. */
import { allRequirements } from "../bonus/kinds.ts";
import type { Plan } from "../plan.ts";
import { askedByRank } from "../rank.ts";
import type { Requirement } from "../requirement.ts";

/** Of activity, ranks and bonuses; alternatives stand beside the requirement that has them. */
export function everyRequirement(plan: Plan): Requirement[] {
  const ranks = plan.ranks.flatMap(askedByRank);
  const bonuses = plan.bonuses.flatMap(allRequirements).map(({ requirement }) => requirement);
  return [plan.activity, ...ranks, ...bonuses]
    .filter((one) => typeof one === "object")
    .flatMap((one) => [one, ...(one.any ?? [])]);
}
