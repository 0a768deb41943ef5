/** How a distributor stands in one period. */
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Rank } from "../gql/plan.type.ts";
import { InstantScalar, VolumeScalar } from "../gql/scalars.ts";

@ObjectType({ description: "One leg of a distributor in a binary bonus, in one period." })
export class StandingSide {
  @Field(() => String, { description: "The plan's name of the leg." })
  leg!: string;

  @Field(() => VolumeScalar, { description: "Carried from the period before." })
  carriedBefore!: bigint;

  @Field(() => VolumeScalar, { description: "New in the period." })
  new!: bigint;

  @Field(() => VolumeScalar, { description: "Matched with the other leg and paid." })
  matched!: bigint;

  @Field(() => VolumeScalar, { description: "Gone without being paid." })
  flushed!: bigint;

  @Field(() => VolumeScalar, { description: "Carried into the next period." })
  carried!: bigint;
}

export const RankReason = {
  EARNED: "earned",
  HELD: "held",
  GRACE: "grace",
  FELL: "fell",
  OVERRIDE: "override",
} as const;
export type RankReason = (typeof RankReason)[keyof typeof RankReason];

registerEnumType(RankReason, {
  name: "RankReason",
  description: "Why somebody is paid as the rank that he has.",
  valuesConfig: {
    EARNED: { description: "Its rules hold." },
    HELD: { description: "It is no longer earned and held for a while, as the plan says." },
    GRACE: { description: "It is no longer earned and a waiver was used." },
    FELL: { description: "The rank before is no longer kept." },
    OVERRIDE: { description: "It was set by hand." },
  },
});

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

  @Field(() => [StandingSide], {
    description: "The two legs, the plan's first leg first; empty without a binary bonus.",
  })
  sides!: StandingSide[];

  @Field(() => Rank, { nullable: true, description: "The rank whose rules hold this period." })
  earnedRank!: Rank | null;

  @Field(() => RankReason, { description: "Why the paid-as rank is what it is." })
  keptBy!: RankReason;

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
