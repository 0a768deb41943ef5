/** Ranks set by hand, as clients see them. */
import { createUnionType, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Distributor } from "../../genealogy/distributor.type.ts";
import { Conflict, Invalid, NotAllowed, NotFound } from "../../gql/refusal.ts";
import { DayScalar, InstantScalar } from "../../gql/scalars.ts";

export const OverrideKind = { PAID_AS: "paidAs", TITLE: "title" } as const;
export type OverrideKind = (typeof OverrideKind)[keyof typeof OverrideKind];

registerEnumType(OverrideKind, {
  name: "OverrideKind",
  description: "What is set by hand.",
  valuesConfig: {
    PAID_AS: { description: "The rank that the person is paid as, in the periods of these days." },
    TITLE: { description: "The career title; it stays, for titles never fall." },
  },
});

@ObjectType({ description: "A rank or a title that somebody is given by hand, with the reason." })
export class RankOverride {
  @Field(() => ID, { description: "Id." })
  id!: string;

  @Field(() => OverrideKind, { description: "What is set." })
  kind!: OverrideKind;

  @Field(() => ID, { description: "The plan's id of the rank." })
  rank!: string;

  @Field(() => DayScalar, { description: "The first day on which it is in force." })
  from!: string;

  @Field(() => DayScalar, { nullable: true, description: "The last day; null: without end." })
  until!: string | null;

  @Field(() => String, { nullable: true, description: "Why." })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: "Who asked for it." })
  by!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was asked for." })
  at!: bigint | null;

  @Field(() => String, {
    nullable: true,
    description: "The second person, who approved it; null: it waits and does not count.",
  })
  approver!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was approved." })
  approvedAt!: bigint | null;

  @Field(() => String, { nullable: true, description: "Who took it back; null: nobody." })
  withdrawnBy!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was taken back." })
  withdrawnWhy!: string | null;

  @Field(() => Boolean, { description: "Whether the viewer may approve it." })
  mayApprove!: boolean;
}

@ObjectType({ description: "An override was asked for, approved or taken back." })
export class RankOverrideDone {
  @Field(() => Distributor, { description: "The person." })
  distributor!: Distributor;
}

export const RankOverrideResult = createUnionType({
  name: "RankOverrideResult",
  description: "The person with his overrides, or why nothing was done.",
  types: () => [RankOverrideDone, NotFound, NotAllowed, Conflict, Invalid] as const,
});
