/** What bonuses of any kind say alike, and what a kind has to bring along. */
import type { BonusCap, RawBonusCap } from "../caps.ts";
import type { Plan, Tree } from "../plan.ts";
import type { AskedSteps } from "./asked-steps.ts";
import type { Measure, Requirement } from "../requirement.ts";
import { noSuch, type PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import type { RawPlan } from "../text/raw-plan.ts";
import { choice, ref, type Schema } from "../text/schema-parts.ts";

/** What every bonus has, whatever its kind. */
export interface BonusHead {
  kind: string;
  id: string;
  name: string;
  /** Id of the calendar in whose periods it pays. */
  calendar: string;
  /** What it pays at most; absent: no cap of its own. */
  cap?: BonusCap;
  /** It pays nobody: what it comes to are points that a pool counts as shares. */
  asPoints?: true;
}

/** The same as it stands in the text. */
export interface RawBonusHead extends Omit<BonusHead, "cap" | "asPoints"> {
  cap?: RawBonusCap;
  asPoints?: string;
}

/** A requirement of a bonus, and what `rank` means in it. */
export interface AskedRequirement {
  requirement: Requirement;
  rankBy: "title" | "paidAs";
}

/** Everything that the plan's text says of one kind of bonus: one object, one file a kind. */
export interface BonusKind<Raw extends RawBonusHead, Typed extends BonusHead> {
  /**
   * Definitions of the plan's schema by name; the one with the kind's own name describes the bonus,
   * others are parts of it and begin with that name.
   */
  definitions(): { [name: string]: Schema };
  /** From text to typed form; faults go to the reader. */
  type(reader: PlanReader, plan: RawPlan, raw: Raw, path: PlanPath): Typed;
  /** What must agree inside the plan; notes every disagreement with the reader. */
  check(reader: PlanReader, plan: Plan, bonus: Typed, path: PlanPath): void;
  /** The trees that the bonus looks at. */
  trees(bonus: Typed): Tree[];
  /** Ids of the bonuses of the same calendar whose results it reads, so that they are settled first. */
  after(bonus: Typed): string[];
  /** What the bonus asks of people, and whether a `rank` in it means the title or the paid-as rank. */
  requirements(bonus: Typed): AskedRequirement[];
  /** Measures that it chooses or pays by; what no bonus and no rank asks for is not worked out. */
  measures(bonus: Typed): Measure[];
  /** The steps by which rates are chosen where a requirement decides; absent: nothing is chosen so. */
  steps?(bonus: Typed): (AskedSteps | undefined)[];
  /** Whether a career title, rather than the rank of the period, decides what it pays. */
  paysByTitle(bonus: Typed): boolean;
}

/** The keys that the definition of every kind begins with. */
export function headSchema(kind: string): { [key: string]: Schema } {
  return {
    id: ref("id"),
    name: ref("name"),
    kind: choice("the kind of the bonus", kind),
    calendar: { type: "string", description: "the id of one of the plan's calendars" },
  };
}

/** Refuses a calendar that the plan does not list. */
export function checkCalendar(
  reader: PlanReader,
  plan: RawPlan,
  { calendar }: RawBonusHead,
  path: PlanPath,
): void {
  const calendars = plan.calendars.map(({ id }) => id);
  if (calendars.includes(calendar)) return;
  reader.refuse([...path, "calendar"], noSuch("calendar", calendar, calendars));
}

/** Refuses the placement tree in a plan that has none; `path` is that of the word. */
export function checkTree(reader: PlanReader, plan: Plan, tree: Tree, path: PlanPath): void {
  if (tree !== "placement" || plan.placement !== null) return;
  const message =
    "The placement tree is used here, but the plan says placement: none; " +
    "write sponsor, or describe placement.";
  reader.refuse(path, message);
}
