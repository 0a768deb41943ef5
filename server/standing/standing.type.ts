/** How a distributor stands in one period. */
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Rank } from "../gql/plan.type.ts";
import { InstantScalar, VolumeScalar } from "../gql/scalars.ts";

export const RequirementUnit = {
  POINTS: "points",
  LEGS: "legs",
  YES_NO: "yes_no",
  RANK: "rank",
} as const;
export type RequirementUnit = (typeof RequirementUnit)[keyof typeof RequirementUnit];

registerEnumType(RequirementUnit, {
  name: "RequirementUnit",
  description: "What a requirement counts in.",
});

@ObjectType({ description: "One requirement of a rank: what there is and what is needed." })
export class RequirementProgress {
  @Field(() => String, { description: "The requirement in words." })
  label!: string;

  @Field(() => String, { description: "What the person has." })
  have!: string;

  @Field(() => String, { description: "What the rank asks for." })
  need!: string;

  @Field(() => RequirementUnit, { description: "What is counted." })
  unit!: RequirementUnit;

  @Field(() => Boolean, { description: "Whether it is fulfilled." })
  met!: boolean;
}

@ObjectType({ description: "What is missing for a rank." })
export class RankProgress {
  @Field(() => Rank, { description: "The next rank." })
  rank!: Rank;

  @Field(() => [RequirementProgress], { description: "All that the rank asks for." })
  requirements!: RequirementProgress[];
}

@ObjectType({ description: "A distributor's figures of one period." })
export class Standing {
  @Field(() => VolumeScalar, { description: "Own orders and, where the plan says so, customers'." })
  personalVolume!: bigint;

  @Field(() => VolumeScalar, {
    description: "Own and everybody below, without groups that broke away.",
  })
  groupVolume!: bigint;

  @Field(() => VolumeScalar, { description: "Own and everybody below." })
  totalVolume!: bigint;

  @Field(() => Boolean, { description: "Whether the plan's rule of activity is met." })
  active!: boolean;

  @Field(() => Rank, { nullable: true, description: "The career title; it never falls." })
  title!: Rank | null;

  @Field(() => Rank, { nullable: true, description: "The rank of this period." })
  paidAs!: Rank | null;

  @Field(() => InstantScalar, { nullable: true, description: "When the figures were computed." })
  asOf!: bigint | null;

  @Field(() => Int, {
    nullable: true,
    description: "Level below the top of the plan's volume tree.",
  })
  depth!: number | null;

  sheet!: string;
  periodId!: string;
  distributorId!: string;
}
