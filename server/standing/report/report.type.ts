/** The report card as clients see it: how far a person is with every rank. */
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Rank } from "../../gql/plan.type.ts";

export const RequirementUnit = {
  POINTS: "points",
  LEGS: "legs",
  PEOPLE: "people",
  CUSTOMERS: "customers",
  PERCENT: "percent",
  YES_NO: "yes_no",
  RANK: "rank",
} as const;
export type RequirementUnit = (typeof RequirementUnit)[keyof typeof RequirementUnit];

registerEnumType(RequirementUnit, {
  name: "RequirementUnit",
  description: "What a requirement counts in.",
});

@ObjectType({ description: "One leg in a requirement." })
export class LegProgress {
  headId!: string;

  @Field(() => String, { description: "Total volume of the leg, points." })
  have!: string;

  @Field(() => String, { description: "What of it counts: points, or yes and no." })
  counted!: string;

  @Field(() => Boolean, { description: "Whether more in this leg would bring the person nearer." })
  helps!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Why it does not help, or what it lacks; null where there is nothing to say.",
  })
  why!: string | null;
}

@ObjectType({
  description: "One requirement of a rank: what there is, what counts, what is needed.",
})
export class RequirementProgress {
  @Field(() => String, { description: "The requirement in words." })
  label!: string;

  @Field(() => String, { description: "What the person has." })
  have!: string;

  @Field(() => String, {
    nullable: true,
    description: "What of it counts, where a cap lets less count; null: all of it.",
  })
  counted!: string | null;

  @Field(() => String, { description: "What the rank asks for." })
  need!: string;

  @Field(() => String, {
    nullable: true,
    description: "What is still missing; null where nothing is, or it is no figure.",
  })
  missing!: string | null;

  @Field(() => RequirementUnit, { description: "What is counted." })
  unit!: RequirementUnit;

  @Field(() => Boolean, { description: "Whether it is fulfilled." })
  met!: boolean;

  @Field(() => [LegProgress], {
    description: "The legs that it looks at, the largest first, at most 20.",
  })
  legs!: LegProgress[];

  @Field(() => [RequirementSet], {
    description: "Sets of requirements of which one must be fulfilled whole; empty for most.",
  })
  alternatives!: RequirementSet[];
}

@ObjectType({ description: "Requirements that must all be fulfilled." })
export class RequirementSet {
  @Field(() => [RequirementProgress], { description: "All of them." })
  requirements!: RequirementProgress[];
}

@ObjectType({ description: "What is missing for a rank." })
export class RankProgress {
  @Field(() => Rank, { description: "The next rank." })
  rank!: Rank;

  @Field(() => [RequirementProgress], { description: "All that the rank asks for." })
  requirements!: RequirementProgress[];
}

@ObjectType({ description: "How far a person is with one rank." })
export class RankReport {
  @Field(() => Rank, { description: "The rank." })
  rank!: Rank;

  @Field(() => [RequirementProgress], {
    nullable: true,
    description: "All that the rank asks for; null: it is only appointed.",
  })
  achieve!: RequirementProgress[] | null;

  @Field(() => [RequirementProgress], {
    nullable: true,
    description: "What keeps it for who had the title before; null: the plan says nothing.",
  })
  maintain!: RequirementProgress[] | null;

  @Field(() => Boolean, {
    description: "Whether the person had this title or a higher one before the period.",
  })
  maintains!: boolean;

  @Field(() => Boolean, { description: "Whether the rank's rules hold in this period." })
  earned!: boolean;
}
