/** A parked case, as operations and finance see it. */
import {
  createUnionType,
  Field,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from "type-graphql";
import type { CodeText } from "./exception.ts";
import { connectionType } from "../gql/connection.ts";
import { Money } from "../gql/money.type.ts";
import { Conflict, Invalid, NotAllowed, NotFound } from "../gql/refusal.ts";
import { InstantScalar } from "../gql/scalars.ts";

export const Severity = { HIGH: "high", MEDIUM: "medium", LOW: "low" } as const;
export type Severity = (typeof Severity)[keyof typeof Severity];
registerEnumType(Severity, { name: "Severity", description: "How urgent a case is." });

export const ExceptionState = {
  OPEN: "open",
  ASSIGNED: "assigned",
  WAIVER_PROPOSED: "waiver_proposed",
  RESOLVED: "resolved",
  WAIVED: "waived",
} as const;
export type ExceptionState = (typeof ExceptionState)[keyof typeof ExceptionState];
registerEnumType(ExceptionState, {
  name: "ExceptionState",
  description: "How far a case is.",
  valuesConfig: {
    OPEN: { description: "Nobody has it." },
    ASSIGNED: { description: "Somebody has it." },
    WAIVER_PROPOSED: { description: "One person waived it; a second one must agree." },
    RESOLVED: { description: "Something was done about it, or a new run no longer found it." },
    WAIVED: { description: "Left as it is, with a reason." },
  },
});

@ObjectType({ description: "One fact about the case." })
export class EvidenceItem {
  @Field(() => String, { description: "What it is." })
  label!: string;

  @Field(() => String, { description: "What it says." })
  value!: string;
}

@ObjectType({ description: "Something that can be done about the case." })
export class ExceptionAction {
  @Field(() => String, { description: "Pass as `action`." })
  id!: string;

  @Field(() => String, { description: "What a button says." })
  label!: string;

  @Field(() => String, { description: "What will happen." })
  effect!: string;
}

@ObjectType({ description: "Something that happened to the case." })
export class ExceptionEvent {
  @Field(() => InstantScalar, { description: "When." })
  at!: bigint;

  @Field(() => String, { description: "Who; the platform itself is named so." })
  user!: string;

  @Field(() => String, {
    description:
      "raised, raised_again, assigned, commented, resolved, waiver_proposed, waived or closed.",
  })
  kind!: string;

  @Field(() => String, { nullable: true, description: "What was said or done." })
  text!: string | null;
}

@ObjectType("ExceptionCase", { description: "Data that is right in form but unfit to pay." })
export class ExceptionCase {
  @Field(() => ID, { description: "Id of the case." })
  id!: string;

  @Field(() => String, { description: "Which kind of case, such as payee_suspended." })
  code!: string;

  @Field(() => String, { description: "The kind of case in a few words." })
  title!: string;

  @Field(() => String, { description: "What it means." })
  explanation!: string;

  @Field(() => String, { description: "What is usually done." })
  mend!: string;

  @Field(() => Severity, { description: "How urgent it is." })
  severity!: Severity;

  @Field(() => Boolean, { description: "Whether the run cannot be approved while it is open." })
  blocking!: boolean;

  @Field(() => ExceptionState, { description: "How far it is." })
  state!: ExceptionState;

  @Field(() => String, { description: "Id of the person, order or bonus that it is about." })
  subject!: string;

  @Field(() => Money, { nullable: true, description: "How much money hangs on it." })
  moneyAtStake!: Money | null;

  @Field(() => InstantScalar, { description: "When it was raised first." })
  raisedAt!: bigint;

  @Field(() => [EvidenceItem], { description: "The facts." })
  evidence!: EvidenceItem[];

  @Field(() => [ExceptionAction], { description: "What can be done; empty once it is settled." })
  actions!: ExceptionAction[];

  subjectKind!: CodeText["subject"];
  periodId!: string | null;
  runId!: string | null;
  assigneeId!: string | null;
}
export const ExceptionConnection = connectionType("ExceptionCase", () => ExceptionCase);

@InputType({ description: "Which cases to list; what is left out is not asked." })
export class ExceptionFilter {
  @Field(() => [String], { nullable: true, description: "Kinds of cases." })
  codes?: string[] | null;

  @Field(() => [ExceptionState], { nullable: true, description: "How far they are." })
  states?: ExceptionState[] | null;

  @Field(() => [Severity], { nullable: true, description: "How urgent they are." })
  severities?: Severity[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Only those that block, or only the others.",
  })
  blocking?: boolean | null;

  @Field(() => ID, { nullable: true, description: "Only those of this period." })
  periodId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only those of this run." })
  runId?: string | null;
}

@ObjectType({ description: "How many open cases there are of one kind." })
export class ExceptionCount {
  @Field(() => String, { description: "The kind." })
  code!: string;

  @Field(() => String, { description: "The kind in a few words." })
  title!: string;

  @Field(() => Int, { description: "How many are not settled." })
  open!: number;
}

export const ExceptionResult = createUnionType({
  name: "ExceptionResult",
  description: "The case as it is now, or why it was not changed.",
  types: () => [ExceptionCase, NotFound, NotAllowed, Conflict, Invalid] as const,
});
