/** Parts of the plan that clients name: ranks and bonuses. */
import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Bonus as PlanBonus, Plan, Rank as PlanRank } from "../plan/plan.ts";

@ObjectType({ description: "A rank of the plan." })
export class Rank {
  @Field(() => Int, { description: "1 is the lowest." })
  number!: number;

  @Field(() => ID, { description: "The plan's id of the rank." })
  id!: string;

  @Field(() => String, { description: "The plan's name of the rank." })
  name!: string;
}

@ObjectType({ description: "A bonus of the plan." })
export class Bonus {
  @Field(() => ID, { description: "The plan's id of the bonus." })
  id!: string;

  @Field(() => String, { description: "The plan's name of the bonus." })
  name!: string;

  @Field(() => String, { description: "How it is computed: the plan's word, such as unilevel." })
  kind!: string;
}

/** The rank of a number; null for 0 (no rank), an unknown number and a number that is missing. */
export function rankOf(plan: Plan, number: bigint | number | null | undefined): Rank | null {
  if (number === null || number === undefined) return null;
  const rank = plan.ranks.find((one: PlanRank) => one.number === Number(number));
  return rank ? { number: rank.number, id: rank.id, name: rank.name } : null;
}

/** The bonus of an id; one that the plan no longer has keeps its id as its name. */
export function bonusOf(plan: Plan, id: string): Bonus {
  const bonus = plan.bonuses.find((one: PlanBonus) => one.id === id);
  return bonus ? { id, name: bonus.name, kind: bonus.kind } : { id, name: id, kind: "unknown" };
}
