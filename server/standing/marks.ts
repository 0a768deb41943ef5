/**
 * Marks: who fulfils what a bonus asks, decided once a sheet and read by every traversal.
 *
 * A mark is a boolean property of standings. Two requirements that ask the same share one; what a
 * standing says already (not terminated; active) needs none of its own.
 */
import { allRequirements } from "../plan/bonus/kinds.ts";
import { canonical } from "../plan/plan-hash.ts";
import type { Plan, Requirement } from "../plan/plan.ts";

/** Says of everybody who is not terminated that he may be paid; set when a sheet is laid out. */
const PAYABLE = "payable";
/** The plan's rule of activity; nobody terminated is active. */
const ACTIVE = "active";

/** A requirement that is evaluated on its own, and the property that tells who fulfils it. */
export interface Mark {
  property: string;
  requirement: Requirement;
}

/** Properties that were worked out, by requirement: walks ask for every person they pass. */
const known = {
  title: new WeakMap<Requirement, string>(),
  paidAs: new WeakMap<Requirement, string>(),
};

/** The property that is true of who fulfils a requirement and is not terminated. */
export function markOf(requirement: Requirement, rankBy: "title" | "paidAs"): string {
  const property = known[rankBy].get(requirement) ?? propertyOf(requirement, rankBy);
  known[rankBy].set(requirement, property);
  return property;
}

function propertyOf(requirement: Requirement, rankBy: "title" | "paidAs"): string {
  const text = canonical(withRankNamed(requirement, rankBy));
  if (text === canonical({})) return PAYABLE;
  if (text === canonical({ active: true })) return ACTIVE;
  return `meets ${text}`;
}

/** The distinct requirements of a plan's bonuses that need a mark of their own. */
export function requirementsOf(plan: Plan): Mark[] {
  const marks = new Map<string, Mark>();
  for (const { requirement, rankBy } of plan.bonuses.flatMap(allRequirements)) {
    const property = markOf(requirement, rankBy);
    if (property === PAYABLE || property === ACTIVE) continue;
    marks.set(property, { property, requirement: withRankNamed(requirement, rankBy) });
  }
  return [...marks.values()];
}

/** Every property that a bonus of the plan looks at to know who fulfils what it asks. */
export function markPropertiesOf(plan: Plan): string[] {
  const properties = plan.bonuses
    .flatMap(allRequirements)
    .map(({ requirement, rankBy }) => markOf(requirement, rankBy));
  return [...new Set(properties)];
}

/** `rank` means the title or the paid-as rank, as the bonus says: here it is one of the two. */
function withRankNamed(requirement: Requirement, rankBy: "title" | "paidAs"): Requirement {
  const { rank, ...named } = requirement;
  if (rank !== undefined) named[rankBy] = Math.max(rank, named[rankBy] ?? 0);
  if (named.any) named.any = named.any.map((one) => withRankNamed(one, rankBy));
  return named;
}
