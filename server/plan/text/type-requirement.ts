/**
 * Requirements from text to typed form; a key that is absent stays absent and asks nothing.
 */
import type { LegRequirement, Requirement } from "../plan.ts";
import type { PlanReader } from "./plan-reader.ts";
import type { PlanPath } from "./plan-yaml.ts";
import type { RawLeg, RawRequirement } from "./raw-plan.ts";

/** The requirement at `path`; faults go to the reader. */
export function typeRequirement(
  reader: PlanReader,
  raw: RawRequirement,
  path: PlanPath,
): Requirement {
  const requirement: Requirement = {};
  if (raw.active !== undefined) requirement.active = true;
  for (const key of ["personalVolume", "groupVolume", "totalVolume"] as const) {
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
