/** How a distributor stands in one period. */
import { Field, Int, ObjectType } from "type-graphql";
import { Rank } from "../gql/plan.type.ts";
import { InstantScalar, VolumeScalar } from "../gql/scalars.ts";

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
