/** Requirements from text to typed form: figures exact, ranks by number. */
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import { readAge } from "../bonus/orders.ts";
import { readSpan } from "../span.ts";
import {
  MEASURES,
  type LegRequirement,
  type RawCappedTotal,
  type RawLeg,
  type RawRequirement,
  type RawSponsored,
  type RawTeam,
  type Requirement,
  type SponsoredRequirement,
  type TeamRequirement,
} from "../requirement.ts";

/** The requirement at `path`; faults go to the reader. A key that is absent stays absent. */
export function typeRequirement(
  reader: PlanReader,
  raw: RawRequirement,
  path: PlanPath,
): Requirement {
  const requirement: Requirement = {};
  if (raw.active !== undefined) requirement.active = true;
  typeVolumes(reader, raw, path, requirement);
  typeOrders(reader, raw, path, requirement);
  for (const key of ["rank", "title", "paidAs"] as const) {
    const id = raw[key];
    if (id !== undefined) requirement[key] = reader.rank([...path, key], id);
  }
  if (raw.sponsored !== undefined) {
    requirement.sponsored = typeSponsored(reader, raw.sponsored, [...path, "sponsored"]);
  }
  if (raw.team !== undefined) {
    requirement.team = typeTeam(reader, raw.team, [...path, "team"]);
  }
  if (raw.levelsVolume !== undefined) {
    const { levels, personal, atLeast } = raw.levelsVolume;
    const volume = reader.volume([...path, "levelsVolume", "atLeast"], atLeast);
    requirement.levelsVolume = { levels: Number(levels), personal, atLeast: volume };
  }
  if (raw.legs !== undefined) {
    requirement.legs = raw.legs.map((leg, i) => typeLeg(reader, leg, [...path, "legs", i]));
  }
  if (raw.legsDistinct !== undefined) requirement.legsDistinct = true;
  if (raw.legsCounted !== undefined) requirement.legsCounted = raw.legsCounted;
  if (raw.joined !== undefined) {
    requirement.joined = typeJoined(reader, raw.joined, [...path, "joined"]);
  }
  if (raw.reachesGoal !== undefined) requirement.reachesGoal = raw.reachesGoal;
  if (raw.firstVolume !== undefined) {
    const { of, within, atLeast } = raw.firstVolume;
    const volume = reader.volume([...path, "firstVolume", "atLeast"], atLeast);
    requirement.firstVolume = { of, within: readAge(within), atLeast: volume };
  }
  if (raw.any !== undefined) {
    requirement.any = raw.any.map((one, i) => typeRequirement(reader, one, [...path, "any", i]));
  }
  return requirement;
}

function typeJoined(
  reader: PlanReader,
  { within, before }: NonNullable<RawRequirement["joined"]>,
  path: PlanPath,
): NonNullable<Requirement["joined"]> {
  if ((within === undefined) === (before === undefined)) {
    reader.refuse(path, "Write either within or before.");
  }
  return within === undefined
    ? { before: readSpan(before ?? "1 day") }
    : { within: readSpan(within) };
}

function typeVolumes(
  reader: PlanReader,
  raw: RawRequirement,
  path: PlanPath,
  requirement: Requirement,
): void {
  for (const key of MEASURES) {
    const text = raw[key];
    if (typeof text === "string") requirement[key] = reader.volume([...path, key], text);
  }
  if (typeof raw.totalVolume === "object") {
    requirement.cappedTotal = typeCapped(reader, raw.totalVolume, [...path, "totalVolume"]);
  }
}

function typeCapped(reader: PlanReader, raw: RawCappedTotal, path: PlanPath) {
  const { capOf, personal } = raw;
  return {
    atLeast: reader.volume([...path, "atLeast"], raw.atLeast),
    legCap: reader.rate([...path, "legCap"], raw.legCap),
    ...{ capOf, personal },
  };
}

/** What his own and his customers' orders must come to. */
function typeOrders(
  reader: PlanReader,
  raw: RawRequirement,
  path: PlanPath,
  requirement: Requirement,
): void {
  const { customerShare, customers, order } = raw;
  if (customerShare !== undefined) {
    requirement.customerShare = reader.rate([...path, "customerShare"], customerShare);
  }
  if (customers !== undefined) {
    const volume = reader.volume([...path, "customers", "volume"], customers.volume);
    requirement.customers = { count: Number(customers.count), volume };
  }
  if (order !== undefined) {
    const volume = reader.volume([...path, "order", "volume"], order.volume);
    requirement.order = { kinds: order.kinds, volume };
  }
}

function typeSponsored(
  reader: PlanReader,
  raw: RawSponsored,
  path: PlanPath,
): SponsoredRequirement {
  const sponsored: SponsoredRequirement = { count: Number(raw.count) };
  if (raw.active !== undefined) sponsored.active = true;
  if (raw.rank !== undefined) sponsored.rank = reader.rank([...path, "rank"], raw.rank);
  if (raw.personalVolume !== undefined) {
    sponsored.personalVolume = reader.volume([...path, "personalVolume"], raw.personalVolume);
  }
  if (raw.leg !== undefined) sponsored.leg = raw.leg;
  if (raw.joined !== undefined) sponsored.joined = raw.joined;
  return sponsored;
}

function typeTeam(reader: PlanReader, raw: RawTeam, path: PlanPath): TeamRequirement {
  const team: TeamRequirement = { count: Number(raw.count) };
  if (raw.levels !== undefined) team.levels = Number(raw.levels);
  if (raw.active !== undefined) team.active = true;
  if (raw.rank !== undefined) team.rank = reader.rank([...path, "rank"], raw.rank);
  if (raw.personalVolume !== undefined) {
    team.personalVolume = reader.volume([...path, "personalVolume"], raw.personalVolume);
  }
  return team;
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
  if (raw.leg !== undefined) leg.leg = raw.leg;
  return leg;
}
