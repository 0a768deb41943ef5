/** Drafts of a plan, what is wrong with a text, and what two texts promise differently. */
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Conflict, Invalid, NotAllowed, NotFound } from "../gql/refusal.ts";
import { Role } from "../gql/role.ts";
import { InstantScalar } from "../gql/scalars.ts";
import { PlanVersion } from "../period/plan-version.type.ts";

export const PlanDraftState = {
  OPEN: "open",
  PROPOSED: "proposed",
  PUBLISHED: "published",
  DISCARDED: "discarded",
} as const;
export type PlanDraftState = (typeof PlanDraftState)[keyof typeof PlanDraftState];
registerEnumType(PlanDraftState, {
  name: "PlanDraftState",
  description: "What becomes of a draft.",
  valuesConfig: {
    OPEN: { description: "It is written." },
    PROPOSED: { description: "It waits for a second person, of another role." },
    PUBLISHED: { description: "It is a version." },
    DISCARDED: { description: "It was given up." },
  },
});

export const PlanTryState = {
  WAITING: "waiting",
  RUNNING: "running",
  DONE: "done",
  FAILED: "failed",
} as const;
export type PlanTryState = (typeof PlanTryState)[keyof typeof PlanTryState];
registerEnumType(PlanTryState, {
  name: "PlanTryState",
  description: "How far a try of all cases is.",
  valuesConfig: {
    WAITING: { description: "It waits for the worker." },
    RUNNING: { description: "Cases are being closed in a rehearsal." },
    DONE: { description: "All were tried." },
    FAILED: { description: "It broke off; failure says why." },
  },
});

export const PlanChangeKind = {
  ADDED: "added",
  REMOVED: "removed",
  CHANGED: "changed",
  REORDERED: "reordered",
} as const;
export type PlanChangeKind = (typeof PlanChangeKind)[keyof typeof PlanChangeKind];
registerEnumType(PlanChangeKind, {
  name: "PlanChangeKind",
  description: "How a place of a plan differs.",
  valuesConfig: {
    ADDED: { description: "It was not there before." },
    REMOVED: { description: "It is no longer there." },
    CHANGED: { description: "It says something else." },
    REORDERED: { description: "The same, in another order." },
  },
});

@ObjectType({ description: "One fault of a plan's text." })
export class PlanFault {
  @Field(() => String, { description: 'Its place, such as "bonuses[0].rates.gold[1]".' })
  path!: string;

  @Field(() => Int, { nullable: true, description: "Its line, from 1." })
  line!: number | null;

  @Field(() => Int, { nullable: true, description: "Its column, from 1." })
  column!: number | null;

  @Field(() => String, { description: "What is wrong, and what to write instead." })
  message!: string;
}

@ObjectType({ description: "One difference of two plans, in words." })
export class PlanChange {
  @Field(() => String, {
    description: "Its place in the later plan; of what is gone, in the earlier.",
  })
  path!: string;

  @Field(() => PlanChangeKind, { description: "How it differs." })
  kind!: PlanChangeKind;

  @Field(() => String, { description: 'The part of the plan: its first key, such as "bonuses".' })
  part!: string;

  @Field(() => String, { description: 'What is meant, such as "Team commission, Gold, level 2".' })
  subject!: string;

  @Field(() => String, { nullable: true, description: "What stood there, in words." })
  before!: string | null;

  @Field(() => String, { nullable: true, description: "What stands there, in words." })
  after!: string | null;

  @Field(() => String, { description: "All of it as one sentence." })
  sentence!: string;
}

@ObjectType({ description: "What a plan's text is worth." })
export class PlanCheck {
  @Field(() => [PlanFault], {
    description: "Everything wrong, by line; at most 101. None: a plan.",
  })
  faults!: PlanFault[];

  @Field(() => [PlanChange], { description: "What differs from a version; none of a faulty text." })
  changes!: PlanChange[];

  @Field(() => PlanVersion, { nullable: true, description: "The version that it is compared to." })
  beside!: PlanVersion | null;

  @Field(() => [String], { description: "The first period of each calendar that starts under it." })
  firstPeriods!: string[];
}

@ObjectType({ description: "All cases of a plan version or draft, tried on request." })
export class PlanTry {
  @Field(() => ID, { description: "Id." })
  id!: string;

  @Field(() => PlanTryState, { description: "How far it is." })
  state!: PlanTryState;

  @Field(() => Int, { description: "So many cases are done." })
  done!: number;

  @Field(() => Int, { description: "Of so many." })
  total!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Cases that are red; null until all are tried.",
  })
  red!: number | null;

  @Field(() => InstantScalar, { description: "When it was asked for." })
  askedAt!: bigint;

  @Field(() => InstantScalar, { nullable: true, description: "When it ended." })
  finishedAt!: bigint | null;

  @Field(() => String, { nullable: true, description: "Why it broke off." })
  failure!: string | null;

  @Field(() => Boolean, { description: "Whether it is of the text as it reads now." })
  current!: boolean;
}

@ObjectType({ description: "A draft of the next version of the plan." })
export class PlanDraft {
  @Field(() => ID, { description: "Id." })
  id!: string;

  @Field(() => PlanDraftState, { description: "What became of it." })
  state!: PlanDraftState;

  @Field(() => String, { description: "Its name, for people." })
  name!: string;

  @Field(() => String, { description: "The plan as it is written (YAML)." })
  text!: string;

  @Field(() => String, { description: "SHA-256 of the text; an approval binds to it." })
  textHash!: string;

  @Field(() => Int, { description: "Counts up with every saving." })
  revision!: number;

  @Field(() => ID, { description: "The version that it began from." })
  baseId!: string;

  @Field(() => String, { description: "Who began it." })
  by!: string;

  @Field(() => InstantScalar, { description: "When it was begun." })
  at!: bigint;

  @Field(() => String, { description: "Who saved it last." })
  changedBy!: string;

  @Field(() => InstantScalar, { description: "When it was saved last." })
  changedAt!: bigint;

  @Field(() => String, { nullable: true, description: "Who proposed it." })
  proposedBy!: string | null;

  @Field(() => Role, { nullable: true, description: "As what; the other role publishes it." })
  proposedRole!: Role | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was proposed." })
  proposedAt!: bigint | null;

  @Field(() => String, { nullable: true, description: "Why it was proposed." })
  why!: string | null;

  @Field(() => String, { nullable: true, description: "Who sent it back last." })
  sentBackBy!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was sent back." })
  sentBackWhy!: string | null;

  @Field(() => ID, { nullable: true, description: "The version that it became." })
  publishedAs!: string | null;

  @Field(() => Boolean, {
    description: "Whether the viewer is a second person who may publish it.",
  })
  mayPublish!: boolean;
}

const REFUSALS = [NotFound, NotAllowed, Conflict, Invalid] as const;

export const PlanDraftResult = createUnionType({
  name: "PlanDraftResult",
  description: "The draft as it is now, or why nothing was done.",
  types: () => [PlanDraft, ...REFUSALS] as const,
});

export const PublishPlanResult = createUnionType({
  name: "PublishPlanResult",
  description: "The version that was published, or why it was not.",
  types: () => [PlanVersion, ...REFUSALS] as const,
});

export const PlanTryResult = createUnionType({
  name: "PlanTryResult",
  description: "The try that was asked for, or why there is none.",
  types: () => [PlanTry, ...REFUSALS] as const,
});
