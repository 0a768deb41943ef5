/**
 * Requirements: what a person must fulfil to be active, to reach a rank, to be paid.
 *
 * A new key is added in all its forms: typed and as text here; its schema, its typing and what must
 * agree in requirement/. docs/plan/ranks.md says what each key means.
 */
import type { Age } from "./bonus/orders.ts";
import type { OrderKind } from "./order-kind.ts";
import type { Span } from "./span.ts";

export { checkRequirement } from "./requirement/check.ts";
export { requirementDefinitions } from "./requirement/schema.ts";
export { typeRequirement } from "./requirement/type.ts";

/** The measures of a person in a period that a requirement can ask for, in qualifying points. */
export const MEASURES = [
  "personalVolume",
  "groupVolume",
  "totalVolume",
  "ownVolume",
  "customerVolume",
  "sideVolume",
  "lifetimeVolume",
  "goalVolume",
] as const;
export type Measure = (typeof MEASURES)[number];

/** At least so much of a measure, in hundredths of a point. */
type Volumes = { [measure in Measure]?: bigint };

/** A person's requirement set; a key that is absent asks nothing, all that are there must hold. */
export interface Requirement extends Volumes {
  /** The person must be active in the period (the plan's activity rule). */
  active?: boolean;
  /** Total volume of which one leg counts only up to a cap. */
  cappedTotal?: CappedTotal;
  /** ppm: customers' volume is at least this share of own and customers' volume. */
  customerShare?: bigint;
  /** So many of his own customers bought at least the volume (hundredths) in the period. */
  customers?: { count: number; volume: bigint };
  /** His own orders of these kinds, less their returns, come to at least the volume (hundredths). */
  order?: { kinds: OrderKind[]; volume: bigint };
  /** He has set himself a goal, and this measure of his reaches it. */
  reachesGoal?: Measure;
  firstVolume?: FirstVolume;
  sponsored?: SponsoredRequirement;
  /** So many people below him, along `volume.tree`. */
  team?: TeamRequirement;
  levelsVolume?: LevelsVolume;
  /** Each entry asks for `count` legs that fulfil all it names. */
  legs?: LegRequirement[];
  /** Different entries are fulfilled by different legs; absent: entries count independently. */
  legsDistinct?: boolean;
  /** Whether inactive people are taken out before legs are looked at; absent: asPlaced. */
  legsCounted?: "asPlaced" | "compressed";
  /** How long he has been here on the period's last day, the day or month of joining counted. */
  joined?: { within: Span } | { before: Span };
  /** At least this rank, by number (1 = the lowest), by title or paid-as as the bonus says. */
  rank?: number;
  /** At least this title: before the period in a rank, after it in a bonus. */
  title?: number;
  /** Paid as at least this rank in the period; in a bonus only. */
  paidAs?: number;
  /** At least one of these holds; none of them has `any` itself. */
  any?: Requirement[];
}

/** So much volume (hundredths) in somebody's own first days, whichever periods they lie in. */
export interface FirstVolume {
  of: "personalVolume" | "totalVolume";
  within: Age;
  atLeast: bigint;
}

export interface CappedTotal {
  /** Hundredths of a point. */
  atLeast: bigint;
  /** ppm of what `capOf` names; one leg counts at most that, floored to the hundredth. */
  legCap: bigint;
  capOf: "requirement" | "total";
  /** Whether the personal volume is capped like a leg. */
  personal: "capped" | "uncapped";
}

/** So many people whose sponsor he is, in the enrolment tree, fulfil all that is named. */
export interface SponsoredRequirement {
  count: number;
  active?: boolean;
  /** Paid as at least this rank. */
  rank?: number;
  /** His personal volume in the period is at least this, in hundredths. */
  personalVolume?: bigint;
  /** Stands in this leg of his in the placement tree. */
  leg?: string;
  joined?: "thisPeriod";
}

/** So many people below him, along `volume.tree`, fulfil all that is named. */
export interface TeamRequirement {
  count: number;
  /** How many levels down; absent: everybody below. */
  levels?: number;
  active?: boolean;
  /** Paid as at least this rank. */
  rank?: number;
  /** Personal volume of the period of at least this, in hundredths. */
  personalVolume?: bigint;
}

/** The personal volumes of everybody on the first levels below him come to at least so much (hundredths). */
export interface LevelsVolume {
  levels: number;
  /** Whether his own personal volume is added. */
  personal: "counted" | "ignored";
  atLeast: bigint;
}

export interface LegRequirement {
  count: number;
  /** Somebody in the leg, its head included, is paid as at least this rank. */
  rank?: number;
  /** The head of the leg is paid as at least this rank. */
  headRank?: number;
  /** The head of the leg is active. */
  headActive?: boolean;
  /** The leg's total qualifying volume, its head included, in hundredths. */
  totalVolume?: bigint;
  /** The name of the leg in the placement tree. */
  leg?: string;
}

/** A requirement as it stands in the text. */
export interface RawRequirement extends Omit<{ [measure in Measure]?: string }, "totalVolume"> {
  active?: string;
  totalVolume?: string | RawCappedTotal;
  customerShare?: string;
  customers?: { count: string; volume: string };
  order?: { kinds: OrderKind[]; volume: string };
  reachesGoal?: Measure;
  firstVolume?: { of: FirstVolume["of"]; within: string; atLeast: string };
  sponsored?: RawSponsored;
  team?: RawTeam;
  levelsVolume?: { levels: string; personal: LevelsVolume["personal"]; atLeast: string };
  legs?: RawLeg[];
  legsDistinct?: string;
  legsCounted?: "asPlaced" | "compressed";
  joined?: { within?: string; before?: string };
  rank?: string;
  title?: string;
  paidAs?: string;
  any?: RawRequirement[];
}

export interface RawCappedTotal {
  atLeast: string;
  legCap: string;
  capOf: "requirement" | "total";
  personal: "capped" | "uncapped";
}

export interface RawSponsored {
  count: string;
  personalVolume?: string;
  active?: string;
  rank?: string;
  leg?: string;
  joined?: "thisPeriod";
}

export interface RawTeam {
  count: string;
  levels?: string;
  active?: string;
  rank?: string;
  personalVolume?: string;
}

export interface RawLeg {
  count: string;
  rank?: string;
  headRank?: string;
  headActive?: string;
  totalVolume?: string;
  leg?: string;
}
