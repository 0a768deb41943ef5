/**
 * Requirements: what a person must fulfil to be active, to reach a rank, to be paid.
 *
 * A new key is added here, in all four forms: typed, as text, schema, and how one becomes the other.
 */
import type { PlanReader } from "./text/plan-reader.ts";
import type { PlanPath } from "./text/plan-yaml.ts";
import { figure, list, mapping, ref, type Schema } from "./text/schema-parts.ts";

/** A person's requirement set; a key that is absent asks nothing, all that are there must hold. */
export interface Requirement {
  /** The person must be active in the period (the plan's activity rule). */
  active?: boolean;
  /** Qualifying volume at least this, in hundredths of a point. */
  personalVolume?: bigint;
  groupVolume?: bigint;
  totalVolume?: bigint;
  /** At least this rank, as its number (1 = the lowest); by title or paid-as as the place says. */
  rank?: number;
  /** Each entry asks for `count` legs that fulfil all it names; entries count independently. */
  legs?: LegRequirement[];
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
}

/** A requirement as it stands in the text. */
export interface RawRequirement {
  active?: string;
  personalVolume?: string;
  groupVolume?: string;
  totalVolume?: string;
  rank?: string;
  legs?: RawLeg[];
}

export interface RawLeg {
  count: string;
  rank?: string;
  headRank?: string;
  headActive?: string;
  totalVolume?: string;
}

const VOLUMES = ["personalVolume", "groupVolume", "totalVolume"] as const;

/** Volumes above this many hundredths are a slip of the pen, and nobody reaches them. */
const VOLUME_MAX = 10n ** 17n;

/** What a person must fulfil, by the place where it is asked. */
export function requirementDefinitions(): { [key: string]: Schema } {
  const volumes = Object.fromEntries(VOLUMES.map((key) => [key, ref("volume")]));
  const leg = {
    count: figure("^[1-9][0-9]{0,5}$", "a whole number from 1 on"),
    rank: ref("id"),
    headRank: ref("id"),
    headActive: ref("true"),
    totalVolume: ref("volume"),
  };
  const legs = list(
    "a list of legs to have",
    mapping("legs to have: { count: 2, rank: <id of a rank> }", leg, [
      ...["rank", "headRank", "headActive", "totalVolume"],
    ]),
    100,
    1,
  );
  const active = ref("true");
  return {
    activityRequirement: mapping("volumes to reach", volumes, "all"),
    payeeRequirement: mapping(
      "what a person must fulfil ({} asks nothing)",
      { active, ...volumes, rank: ref("id") },
      "all",
    ),
    rankRequirement: mapping(
      "what must be reached ({} asks nothing)",
      { active, ...volumes, legs },
      "all",
    ),
  };
}

/** The requirement at `path`; faults go to the reader. A key that is absent stays absent. */
export function typeRequirement(
  reader: PlanReader,
  raw: RawRequirement,
  path: PlanPath,
): Requirement {
  const requirement: Requirement = {};
  if (raw.active !== undefined) requirement.active = true;
  for (const key of VOLUMES) {
    const text = raw[key];
    if (text !== undefined) requirement[key] = reader.volume([...path, key], text);
  }
  if (raw.rank !== undefined) requirement.rank = reader.rank([...path, "rank"], raw.rank);
  if (raw.legs !== undefined) {
    requirement.legs = raw.legs.map((leg, i) => typeLeg(reader, leg, [...path, "legs", i]));
  }
  return requirement;
}

function typeLeg(reader: PlanReader, raw: RawLeg, path: PlanPath): LegRequirement {
  const leg: LegRequirement = { count: Number(raw.count) };
  for (const key of ["rank", "headRank"] as const) {
    const id = raw[key];
    if (id !== undefined) leg[key] = reader.rank([...path, key], id);
  }
  if (raw.headActive !== undefined) leg.headActive = true;
  if (raw.totalVolume !== undefined) {
    leg.totalVolume = reader.volume([...path, "totalVolume"], raw.totalVolume);
  }
  return leg;
}

/** Refuses volumes that nobody can reach, in the requirement and in the legs that it asks for. */
export function checkRequirement(
  reader: PlanReader,
  requirement: Requirement,
  path: PlanPath,
): void {
  for (const key of VOLUMES) checkVolume(reader, requirement[key], [...path, key]);
  requirement.legs?.forEach((leg, i) => {
    checkVolume(reader, leg.totalVolume, [...path, "legs", i, "totalVolume"]);
  });
}

function checkVolume(reader: PlanReader, volume: bigint | undefined, path: PlanPath): void {
  if ((volume ?? 0n) <= VOLUME_MAX) return;
  reader.refuse(path, "Nobody can reach more than 10^15 points; write what is meant.");
}
