/** What another plan would pay over a period, beside the live one, as staff see it. */
import {
  createUnionType,
  Field,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from "type-graphql";
import { connectionType } from "../gql/connection.ts";
import { Conflict, Invalid, NotAllowed, NotFound } from "../gql/refusal.ts";
import { InstantScalar } from "../gql/scalars.ts";
import { RunStep } from "../period/period.type.ts";
import { WhatIfChange, WhatIfMove, WhatIfOrder } from "./people-filter.ts";
import { WhatIfOpinion, WhatIfResult } from "./what-if-result.type.ts";

export const WhatIfState = {
  WAITING: "waiting",
  RUNNING: "running",
  DONE: "done",
  FAILED: "failed",
  CANCELLED: "cancelled",
} as const;
export type WhatIfState = (typeof WhatIfState)[keyof typeof WhatIfState];
registerEnumType(WhatIfState, {
  name: "WhatIfState",
  description: "How far a what-if is.",
  valuesConfig: { CANCELLED: { description: "Somebody broke it off; it found nothing." } },
});

registerEnumType(WhatIfOrder, { name: "WhatIfOrder", description: "In which order people come." });

@ObjectType({ description: "Another plan over a real period, beside the live plan." })
export class WhatIf {
  @Field(() => ID, { description: "Id of the what-if." })
  id!: string;

  @Field(() => WhatIfState, { description: "How far it is." })
  state!: WhatIfState;

  @Field(() => ID, { nullable: true, description: "The stored version; null: a draft." })
  planVersionId!: string | null;

  @Field(() => String, { description: "Name of the tried plan." })
  planName!: string;

  @Field(() => Int, { description: "Version of the tried plan, also of a draft." })
  planVersion!: number;

  @Field(() => String, { description: "SHA-256 of the tried plan's rules." })
  planHash!: string;

  @Field(() => String, { description: "The tried plan as it was written (YAML)." })
  planText!: string;

  @Field(() => ID, { description: "The version that it is beside." })
  livePlanVersionId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The run that it is beside; null: the live plan was computed for it as well.",
  })
  runId!: string | null;

  @Field(() => ID, { description: "The period." })
  periodId!: string;

  @Field(() => [RunStep], { description: "Every step in order; none before it begins." })
  steps!: RunStep[];

  @Field(() => InstantScalar, { description: "When it was asked." })
  askedAt!: bigint;

  @Field(() => InstantScalar, { nullable: true, description: "When it began." })
  startedAt!: bigint | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it ended." })
  finishedAt!: bigint | null;

  @Field(() => String, { nullable: true, description: "Why nothing was found." })
  failure!: string | null;

  @Field(() => WhatIfOpinion, { nullable: true, description: "Null before it was asked." })
  opinion!: WhatIfOpinion | null;

  @Field(() => WhatIfResult, { nullable: true, description: "Null until it is done." })
  result!: WhatIfResult | null;

  actorId!: string;
  /** Rows of people that are kept. */
  rows!: number;
}
export const WhatIfConnection = connectionType("WhatIf", () => WhatIf);

@InputType({ description: "Which people of a what-if are meant." })
export class WhatIfFilter {
  @Field(() => WhatIfChange, { nullable: true, description: "Only who loses, gains or neither." })
  change?: WhatIfChange | null;

  @Field(() => WhatIfMove, { nullable: true, description: "Only who rises, falls or neither." })
  move?: WhatIfMove | null;

  @Field(() => ID, { nullable: true, description: "Only who has this rank by one of the plans." })
  rank?: string | null;

  @Field(() => ID, { nullable: true, description: "Only this person." })
  person?: string | null;

  @Field(() => String, { nullable: true, description: "Beginning of a name or id." })
  search?: string | null;
}

@ObjectType({ description: "A what-if that was broken off or is taken away." })
export class WhatIfEnded {
  @Field(() => ID, { description: "Id of the what-if." })
  id!: string;
}

export const AskWhatIfResult = createUnionType({
  name: "AskWhatIfResult",
  description: "The what-if that was asked, or why it was not.",
  types: () => [WhatIf, NotFound, NotAllowed, Conflict, Invalid] as const,
});

export const EndWhatIfResult = createUnionType({
  name: "EndWhatIfResult",
  description: "The what-if that has ended, or why it has not.",
  types: () => [WhatIfEnded, NotFound, NotAllowed, Conflict, Invalid] as const,
});
