/** Periods and the runs that close them, as clients see them. */
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../gql/connection.ts";
import { Money } from "../gql/money.type.ts";
import { Bonus } from "../gql/plan.type.ts";
import { Conflict, Invalid, NotAllowed, NotFound } from "../gql/refusal.ts";
import { Role } from "../gql/role.ts";
import { InstantScalar, RateScalar, VolumeScalar } from "../gql/scalars.ts";

export const PeriodState = {
  OPEN: "open",
  ENDED: "ended",
  FROZEN: "frozen",
  COMPUTING: "computing",
  REVIEW: "review",
  APPROVED: "approved",
} as const;
export type PeriodState = (typeof PeriodState)[keyof typeof PeriodState];
registerEnumType(PeriodState, {
  name: "PeriodState",
  description: "How far a period is.",
  valuesConfig: {
    OPEN: { description: "Orders count for it." },
    ENDED: { description: "Its end has passed; it can be closed." },
    FROZEN: { description: "Its sheet no longer changes." },
    COMPUTING: { description: "A run is computing it." },
    REVIEW: { description: "Computed; exceptions are looked at, approvals are awaited." },
    APPROVED: { description: "Approved by two people; it never changes again." },
  },
});

export const RunStatus = {
  QUEUED: "queued",
  RUNNING: "running",
  BLOCKED: "blocked",
  REVIEW: "review",
  APPROVED: "approved",
  FAILED: "failed",
} as const;
export type RunStatus = (typeof RunStatus)[keyof typeof RunStatus];
registerEnumType(RunStatus, {
  name: "RunStatus",
  description: "How far a run is.",
  valuesConfig: {
    BLOCKED: { description: "A case of the plan is red; nothing was computed." },
  },
});

export const StepState = {
  PENDING: "pending",
  RUNNING: "running",
  DONE: "done",
  FAILED: "failed",
} as const;
export type StepState = (typeof StepState)[keyof typeof StepState];
registerEnumType(StepState, { name: "StepState", description: "How far a step of a run is." });

@ObjectType({ description: "A period of one of the plan's calendars." })
export class Period {
  @Field(() => ID, {
    description: 'Such as "2026-11", "2026-W45", "2026-11-30", "2026-Q4" or "2026".',
  })
  id!: string;

  @Field(() => String, { description: "The plan's calendar." })
  calendar!: string;

  @Field(() => InstantScalar, { description: "Its first instant." })
  startsAt!: bigint;

  @Field(() => InstantScalar, { description: "The first instant after it." })
  endsAt!: bigint;

  @Field(() => InstantScalar, { description: "Until when corrections are accepted." })
  cutOffAt!: bigint;

  @Field(() => PeriodState, { description: "How far it is." })
  state!: PeriodState;

  sheet!: string;
}
export const PeriodConnection = connectionType("Period", () => Period);

@ObjectType({ description: "Sums of a period." })
export class PeriodTotals {
  @Field(() => Int, { description: "Orders placed in the period." })
  orders!: number;

  @Field(() => VolumeScalar, { description: "Commissionable points sold." })
  commissionableVolume!: bigint;

  @Field(() => VolumeScalar, { description: "Qualifying points sold." })
  qualifyingVolume!: bigint;

  @Field(() => Money, { description: "All commissions." })
  commissions!: Money;

  @Field(() => Int, { description: "People with a commission." })
  payees!: number;

  @Field(() => RateScalar, {
    nullable: true,
    description: "Commissions as a share of the commissionable volume's worth.",
  })
  payoutShare!: bigint | null;
}

@ObjectType({ description: "One step of a run." })
export class RunStep {
  @Field(() => String, { description: "The step as a code." })
  name!: string;

  @Field(() => String, { description: "The step in words." })
  title!: string;

  @Field(() => StepState, { description: "How far it is." })
  state!: StepState;

  @Field(() => InstantScalar, { nullable: true, description: "When it started." })
  startedAt!: number | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it ended." })
  finishedAt!: number | null;

  @Field(() => Int, { nullable: true, description: "How many of `total` are done." })
  done!: number | null;

  @Field(() => Int, { nullable: true, description: "How many there are." })
  total!: number | null;
}

@ObjectType({ description: "One of the two approvals of a run." })
export class Approval {
  @Field(() => String, { description: "Name of the person." })
  user!: string;

  @Field(() => Role, { description: "In which role." })
  role!: Role;

  @Field(() => InstantScalar, { description: "When." })
  at!: number;
}

@ObjectType({ description: "What one bonus paid in a period." })
export class BonusTotal {
  @Field(() => Bonus, { description: "The bonus." })
  bonus!: Bonus;

  @Field(() => Money, { description: "All of its commissions." })
  amount!: Money;

  @Field(() => Int, { description: "People who earned it." })
  payees!: number;
}

@ObjectType({ description: "One computation of a period, up to its approval." })
export class Run {
  @Field(() => ID, { description: "Id of the run." })
  id!: string;

  @Field(() => RunStatus, { description: "How far it is." })
  status!: RunStatus;

  @Field(() => String, { nullable: true, description: "The step that is running." })
  step!: string | null;

  @Field(() => [RunStep], { description: "Every step in order." })
  steps!: RunStep[];

  @Field(() => InstantScalar, { description: "When it was asked for." })
  startedAt!: bigint;

  @Field(() => InstantScalar, { nullable: true, description: "When it was computed." })
  finishedAt!: bigint | null;

  @Field(() => String, { nullable: true, description: "SHA-256 of everything it starts from." })
  inputHash!: string | null;

  @Field(() => String, { nullable: true, description: "SHA-256 of its result; approvals name it." })
  ledgerHash!: string | null;

  @Field(() => [Approval], { description: "Approvals so far; two are needed." })
  approvals!: Approval[];

  @Field(() => String, { nullable: true, description: "What went wrong." })
  failure!: string | null;

  @Field(() => Boolean, {
    description: "An input was changed since; compute again before approving.",
  })
  stale!: boolean;

  @Field(() => Int, {
    description: "0: the close of the period. 1 and on: a revision of it, beside what was paid.",
  })
  revision!: number;

  @Field(() => String, { nullable: true, description: "Why the period is revised." })
  reason!: string | null;

  sheet!: string;
  periodId!: string;
  planVersionId!: string | null;
  attempt!: number;
  revises!: string | null;
  landsInId!: string | null;
}

export const StartCloseResult = createUnionType({
  name: "StartCloseResult",
  description: "The run that was started, or why none was.",
  types: () => [Run, NotFound, NotAllowed, Conflict, Invalid] as const,
});

export const ApproveRunResult = createUnionType({
  name: "ApproveRunResult",
  description: "The run with the new approval, or why it was not given.",
  types: () => [Run, NotFound, NotAllowed, Conflict, Invalid] as const,
});
