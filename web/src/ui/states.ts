/**
 * Every state of the schema with what it asks of the reader: good (nothing), watch (look),
 * act (do something), closed (over).
 */
import {
  Ban,
  CalendarCheck2,
  CalendarClock,
  CheckCheck,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleX,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  OctagonAlert,
  PauseCircle,
  ScanSearch,
  Snowflake,
  TriangleAlert,
  UserCheck,
} from "lucide-react";
import type {
  DistributorStatus,
  EngineResultState,
  ExceptionState,
  ImportState,
  PeriodState,
  PlanCaseState,
  PlanDraftState,
  PlanTerm,
  PromotionState,
  RunStatus,
  Severity,
  StepState,
  WhatIfState,
} from "../api/generated/graphql.ts";

export type Tone = "good" | "watch" | "act" | "closed";

export interface StateLook {
  tone: Tone;
  word: string;
  icon: LucideIcon;
}

export type StateValue =
  | `period:${PeriodState}`
  | `run:${RunStatus}`
  | `step:${StepState}`
  | `exception:${ExceptionState}`
  | `severity:${Severity}`
  | `person:${DistributorStatus}`
  | `import:${ImportState}`
  | `engine:${EngineResultState}`
  | `whatIf:${WhatIfState}`
  | `promotion:${PromotionState}`
  | `case:${PlanCaseState}`
  | `draft:${PlanDraftState}`
  | `term:${PlanTerm}`
  | "blocking"
  | "provisional"
  | "notPaid"
  | "met"
  | "missing";

export const STATES: Record<StateValue, StateLook> = {
  "promotion:DRAFT": { tone: "watch", word: "draft", icon: CircleDashed },
  "promotion:PUBLISHED": { tone: "good", word: "published", icon: CalendarClock },
  "promotion:RUNNING": { tone: "good", word: "running", icon: CircleDot },
  "promotion:ENDED": { tone: "watch", word: "ended, waits for its settlement", icon: Hourglass },
  "promotion:REVIEW": { tone: "act", word: "settlement in review", icon: ScanSearch },
  "promotion:SETTLED": { tone: "closed", word: "settled", icon: CheckCheck },
  "period:OPEN": { tone: "good", word: "open", icon: CircleDot },
  "period:ENDED": { tone: "watch", word: "ended, ready to close", icon: CalendarClock },
  "period:FROZEN": { tone: "watch", word: "frozen", icon: Snowflake },
  "period:COMPUTING": { tone: "watch", word: "computing", icon: LoaderCircle },
  "period:REVIEW": { tone: "watch", word: "in review", icon: ScanSearch },
  "period:APPROVED": { tone: "closed", word: "approved", icon: CalendarCheck2 },
  "run:QUEUED": { tone: "watch", word: "queued", icon: Hourglass },
  "run:RUNNING": { tone: "watch", word: "running", icon: LoaderCircle },
  "run:BLOCKED": { tone: "act", word: "stopped at the gate", icon: OctagonAlert },
  "run:REVIEW": { tone: "watch", word: "in review", icon: ScanSearch },
  "run:APPROVED": { tone: "closed", word: "approved", icon: CheckCheck },
  "run:FAILED": { tone: "act", word: "failed", icon: CircleX },
  "step:PENDING": { tone: "closed", word: "not yet", icon: CircleDashed },
  "step:RUNNING": { tone: "watch", word: "running", icon: LoaderCircle },
  "step:DONE": { tone: "good", word: "done", icon: CircleCheck },
  "step:FAILED": { tone: "act", word: "failed", icon: CircleX },
  "exception:OPEN": { tone: "act", word: "open", icon: CircleDot },
  "exception:ASSIGNED": { tone: "watch", word: "assigned", icon: UserCheck },
  "exception:WAIVER_PROPOSED": { tone: "watch", word: "waiver proposed", icon: Hourglass },
  "exception:RESOLVED": { tone: "good", word: "resolved", icon: CircleCheck },
  "exception:WAIVED": { tone: "closed", word: "waived", icon: CheckCheck },
  "severity:HIGH": { tone: "act", word: "high", icon: OctagonAlert },
  "severity:MEDIUM": { tone: "watch", word: "medium", icon: TriangleAlert },
  "severity:LOW": { tone: "closed", word: "low", icon: CircleDot },
  "person:ACTIVE": { tone: "good", word: "active", icon: CircleCheck },
  "person:SUSPENDED": { tone: "watch", word: "suspended", icon: PauseCircle },
  "person:TERMINATED": { tone: "closed", word: "terminated", icon: Ban },
  "import:WAITING": { tone: "watch", word: "waiting", icon: Hourglass },
  "import:CHECKING": { tone: "watch", word: "checking", icon: LoaderCircle },
  "import:WRITING": { tone: "watch", word: "writing", icon: LoaderCircle },
  "import:REMOVING": { tone: "watch", word: "taking back", icon: LoaderCircle },
  "import:DONE": { tone: "good", word: "done", icon: CircleCheck },
  "import:REFUSED": { tone: "act", word: "refused, faults found", icon: CircleX },
  "import:FAILED": { tone: "act", word: "failed", icon: CircleX },
  "engine:WAITING": { tone: "watch", word: "waiting", icon: Hourglass },
  "engine:COMPARING": { tone: "watch", word: "comparing", icon: LoaderCircle },
  "engine:DONE": { tone: "good", word: "compared", icon: CircleCheck },
  "engine:REFUSED": { tone: "act", word: "refused, faults found", icon: CircleX },
  "engine:FAILED": { tone: "act", word: "not compared", icon: CircleX },
  "whatIf:WAITING": { tone: "watch", word: "waiting", icon: Hourglass },
  "whatIf:RUNNING": { tone: "watch", word: "computing", icon: LoaderCircle },
  "whatIf:DONE": { tone: "good", word: "computed", icon: CircleCheck },
  "whatIf:FAILED": { tone: "act", word: "failed", icon: CircleX },
  "whatIf:CANCELLED": { tone: "closed", word: "broken off", icon: Ban },
  "case:UNTRIED": { tone: "closed", word: "not tried", icon: CircleDashed },
  "case:GREEN": { tone: "good", word: "green", icon: CircleCheck },
  "case:RED": { tone: "act", word: "red", icon: CircleX },
  "draft:OPEN": { tone: "watch", word: "being written", icon: CircleDot },
  "draft:PROPOSED": { tone: "watch", word: "proposed", icon: Hourglass },
  "draft:PUBLISHED": { tone: "good", word: "published", icon: CheckCheck },
  "draft:DISCARDED": { tone: "closed", word: "discarded", icon: Ban },
  "term:PAST": { tone: "closed", word: "past", icon: CheckCheck },
  "term:IN_FORCE": { tone: "good", word: "in force", icon: CircleCheck },
  "term:COMING": { tone: "watch", word: "coming", icon: CalendarClock },
  blocking: { tone: "act", word: "blocks the close", icon: OctagonAlert },
  provisional: { tone: "watch", word: "provisional", icon: Hourglass },
  notPaid: { tone: "closed", word: "not paid", icon: Ban },
  met: { tone: "good", word: "met", icon: CircleCheck },
  missing: { tone: "watch", word: "missing", icon: CircleDashed },
};
