/** A plan's cases, as clients see them. */
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Conflict, Invalid, NotAllowed, NotFound } from "../gql/refusal.ts";
import { InstantScalar } from "../gql/scalars.ts";

export const PlanCaseState = { UNTRIED: "untried", GREEN: "green", RED: "red" } as const;
export type PlanCaseState = (typeof PlanCaseState)[keyof typeof PlanCaseState];
registerEnumType(PlanCaseState, {
  name: "PlanCaseState",
  description: "How a plan's case came out when it was last tried.",
  valuesConfig: {
    UNTRIED: { description: "Not tried since it was stored." },
    GREEN: { description: "It came out as expected." },
    RED: { description: "It came out otherwise; a close would be stopped." },
  },
});

@ObjectType({ description: "One file of a plan's case." })
export class PlanCaseFile {
  @Field(() => String, { description: 'Such as "orders.csv" or "expected/commissions.csv".' })
  path!: string;

  @Field(() => String, { description: "What it says." })
  text!: string;
}

@ObjectType({ description: "A company's tables and what must come of them by a plan version." })
export class PlanCase {
  @Field(() => ID, { description: "Changes when the case is replaced." })
  id!: string;

  @Field(() => String, { description: "Unique in its plan version." })
  name!: string;

  @Field(() => String, { description: "SHA-256 of its files." })
  hash!: string;

  @Field(() => PlanCaseState, { description: "How it came out last." })
  state!: PlanCaseState;

  @Field(() => [String], { description: "The first 20 differences, a sentence each." })
  differences!: string[];

  @Field(() => Int, { description: "All of them." })
  differenceCount!: number;

  @Field(() => InstantScalar, { nullable: true, description: "When it was tried last." })
  ranAt!: bigint | null;

  @Field(() => InstantScalar, { description: "When it was stored." })
  storedAt!: bigint;

  @Field(() => String, { nullable: true, description: "Why it replaced an earlier one." })
  reason!: string | null;

  planVersionId!: string;
  runId!: string | null;
  storedBy!: string;
}

@ObjectType({ description: "A case was taken out of its plan version." })
export class PlanCaseRemoved {
  @Field(() => ID, { description: "Id of the case; it stays in the history." })
  id!: string;
}

export const RemovePlanCaseResult = createUnionType({
  name: "RemovePlanCaseResult",
  description: "That the case was removed, or why it was not.",
  types: () => [PlanCaseRemoved, NotFound, NotAllowed, Conflict, Invalid] as const,
});
