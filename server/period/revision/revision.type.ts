/** Revisions of approved periods, as clients see them. */
import { createUnionType, Field, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../gql/connection.ts";
import { Money } from "../../gql/money.type.ts";
import { Bonus, Rank } from "../../gql/plan.type.ts";
import { Conflict, Invalid, NotAllowed, NotFound } from "../../gql/refusal.ts";
import { VolumeScalar } from "../../gql/scalars.ts";
import { Run } from "../period.type.ts";

@ObjectType({ description: "What a revision pays one person otherwise by one bonus." })
export class BonusChange {
  @Field(() => Bonus, { description: "The bonus." })
  bonus!: Bonus;

  @Field(() => Money, { description: "In the sheet that is revised." })
  before!: Money;

  @Field(() => Money, { description: "In the revision." })
  after!: Money;
}

@ObjectType({ description: "What one side of a binary carries on, before and after a revision." })
export class CarryChange {
  @Field(() => String, { description: "The leg." })
  leg!: string;

  @Field(() => VolumeScalar, { description: "In the sheet that is revised." })
  before!: bigint;

  @Field(() => VolumeScalar, { description: "In the revision." })
  after!: bigint;
}

@ObjectType({ description: "Somebody whom a revision changes, compared to the sheet it revises." })
export class RevisionChange {
  @Field(() => Money, { description: "Commissions that differ, in the sheet that is revised." })
  before!: Money;

  @Field(() => Money, { description: "The same in the revision." })
  after!: Money;

  @Field(() => Money, { description: "After less before: what lands as an adjustment." })
  difference!: Money;

  @Field(() => [BonusChange], { description: "Bonus by bonus, those that differ." })
  bonuses!: BonusChange[];

  @Field(() => Rank, { nullable: true, description: "The career title before; null for none." })
  titleBefore!: Rank | null;

  @Field(() => Rank, { nullable: true, description: "The career title after; null for none." })
  titleAfter!: Rank | null;

  @Field(() => Rank, { nullable: true, description: "The paid-as rank before; null for none." })
  paidAsBefore!: Rank | null;

  @Field(() => Rank, { nullable: true, description: "The paid-as rank after; null for none." })
  paidAsAfter!: Rank | null;

  @Field(() => [CarryChange], { description: "Sides of a binary that carry on otherwise." })
  carries!: CarryChange[];

  distributorId!: string;
}
export const RevisionChangeConnection = connectionType("RevisionChange", () => RevisionChange);

@ObjectType({ description: "What the differences of a revision come to." })
export class RevisionTotals {
  @Field(() => Int, { description: "People whose pay differs." })
  persons!: number;

  @Field(() => Money, { description: "What is paid more." })
  more!: Money;

  @Field(() => Money, { description: "What is taken back; below zero." })
  less!: Money;

  @Field(() => Money, { description: "Both together." })
  net!: Money;
}

export const StartRevisionResult = createUnionType({
  name: "StartRevisionResult",
  description: "The run of the revision, or why none was started.",
  types: () => [Run, NotFound, NotAllowed, Conflict, Invalid] as const,
});
