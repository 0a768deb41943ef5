/** What must agree in a requirement, and what in it nobody could ever fulfil. */
import type { Plan } from "../plan.ts";
import {
  MEASURES,
  type CappedTotal,
  type LegRequirement,
  type Requirement,
  type TeamRequirement,
} from "../requirement.ts";
import { noSuch, type PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";

/** Volumes above this many hundredths are a slip of the pen, and nobody reaches them. */
const VOLUME_MAX = 10n ** 17n;

/** Entries that distinct legs are looked for; every set of them is looked at. */
const DISTINCT_MAX = 8;

const ONE = 1_000_000n;

/** Notes with the reader what does not agree with the plan, and what is out of everybody's reach. */
export function checkRequirement(
  reader: PlanReader,
  plan: Plan,
  requirement: Requirement,
  path: PlanPath,
): void {
  const { cappedTotal, customers, order, sponsored } = requirement;
  for (const key of MEASURES) checkVolume(reader, requirement[key], [...path, key]);
  checkVolume(reader, customers?.volume, [...path, "customers", "volume"]);
  checkVolume(reader, order?.volume, [...path, "order", "volume"]);
  checkVolume(reader, requirement.firstVolume?.atLeast, [...path, "firstVolume", "atLeast"]);
  checkVolume(reader, requirement.levelsVolume?.atLeast, [...path, "levelsVolume", "atLeast"]);
  checkTeam(reader, plan, requirement.team, [...path, "team"]);
  if (cappedTotal) checkCap(reader, plan, cappedTotal, [...path, "totalVolume"]);
  const { reachesGoal, lifetimeVolume } = requirement;
  const lifetimeAt = reachesGoal === "lifetimeVolume" ? "reachesGoal" : "lifetimeVolume";
  const asksLifetime = lifetimeVolume !== undefined || lifetimeAt === "reachesGoal";
  if (asksLifetime && plan.volume.lifetime === undefined) {
    const message = "The plan adds up no lifetime volume; write lifetime under volume.";
    reader.refuse([...path, lifetimeAt], message);
  }
  if (reachesGoal === "goalVolume") {
    const message = "A goal always reaches itself; write the measure that has to reach it.";
    reader.refuse([...path, "reachesGoal"], message);
  }
  checkLegs(reader, plan, requirement, path);
  checkVolume(reader, sponsored?.personalVolume, [...path, "sponsored", "personalVolume"]);
  if (sponsored?.leg !== undefined) {
    checkLegName(reader, plan, sponsored.leg, [...path, "sponsored", "leg"]);
  }
  requirement.any?.forEach((one, i) => checkRequirement(reader, plan, one, [...path, "any", i]));
}

function checkVolume(reader: PlanReader, volume: bigint | undefined, path: PlanPath): void {
  if ((volume ?? 0n) <= VOLUME_MAX) return;
  reader.refuse(path, "Nobody can reach more than 10^15 points; write what is meant.");
}

/** More people than so many levels of the plan's tree have places. */
function checkTeam(
  reader: PlanReader,
  plan: Plan,
  team: TeamRequirement | undefined,
  path: PlanPath,
): void {
  checkVolume(reader, team?.personalVolume, [...path, "personalVolume"]);
  const width = widthOf(plan);
  if (team?.levels === undefined || width === null) return;
  let places = 0;
  for (let level = 1; level <= team.levels && places < team.count; level++)
    places += width ** level;
  if (places >= team.count) return;
  const message =
    `The first ${team.levels} levels of a tree of width ${width} have ${places} places; ` +
    "ask for no more people, or for more levels.";
  reader.refuse([...path, "count"], message);
}

/** A cap under which even legs without end come to less than is asked. */
function checkCap(reader: PlanReader, plan: Plan, capped: CappedTotal, path: PlanPath): void {
  checkVolume(reader, capped.atLeast, [...path, "atLeast"]);
  const width = widthOf(plan);
  const bound = capped.capOf === "requirement" && capped.personal === "capped";
  const most = width === null ? null : (BigInt(width) + 1n) * capped.legCap;
  if (capped.legCap > 0n && (!bound || most === null || most >= ONE)) return;
  if (capped.atLeast === 0n) return;
  const message =
    most === null || capped.legCap === 0n
      ? "With a cap of 0 % no leg counts at all; write a cap above it."
      : `${width} legs and the personal volume, each capped at this, never reach what is asked; ` +
        "write a higher cap.";
  reader.refuse([...path, "legCap"], message);
}

function checkLegs(
  reader: PlanReader,
  plan: Plan,
  { legs, legsDistinct, legsCounted }: Requirement,
  path: PlanPath,
): void {
  if (legs === undefined) {
    const words = { legsDistinct, legsCounted };
    for (const [key, value] of Object.entries(words)) {
      if (value !== undefined) reader.refuse([...path, key], "This goes with legs; add legs.");
    }
    return;
  }
  if (legsDistinct === true && legs.length > DISTINCT_MAX) {
    const message = `Distinct legs are found for at most ${DISTINCT_MAX} entries; write fewer.`;
    reader.refuse([...path, "legs"], message);
  }
  legs.forEach((leg, i) => {
    const at = [...path, "legs", i];
    checkVolume(reader, leg.totalVolume, [...at, "totalVolume"]);
    if (leg.leg !== undefined) checkNamedLeg(reader, plan, leg.leg, [...at, "leg"]);
  });
  // After compression any number of legs may have moved up to one person.
  if (legsCounted !== "compressed") checkCounts(reader, plan, legs, legsDistinct === true, path);
}

/** More legs than a tree of the plan's width has, or more of one name than one. */
function checkCounts(
  reader: PlanReader,
  plan: Plan,
  legs: readonly LegRequirement[],
  distinct: boolean,
  path: PlanPath,
): void {
  const width = widthOf(plan);
  let needed = 0;
  const named = new Map<string, number>();
  for (const [i, { count, leg }] of legs.entries()) {
    needed = distinct ? needed + count : count;
    const at = [...path, "legs", i, "count"];
    const ofName = (distinct ? (named.get(leg ?? "") ?? 0) : 0) + count;
    if (leg !== undefined) named.set(leg, ofName);
    if (width !== null && needed > width) {
      const message = `Nobody has ${needed} legs in a tree of width ${width}; ask for fewer.`;
      reader.refuse(at, message);
    } else if (leg !== undefined && ofName > 1) {
      reader.refuse(at, `Nobody has ${ofName} legs called "${leg}"; ask for one.`);
    }
  }
}

/** How many legs somebody can have in the tree along which legs are looked at; null: any number. */
function widthOf(plan: Plan): number | null {
  return plan.volume.tree === "placement" ? (plan.placement?.width ?? null) : null;
}

function checkNamedLeg(reader: PlanReader, plan: Plan, leg: string, path: PlanPath): void {
  if (plan.volume.tree === "placement") {
    checkLegName(reader, plan, leg, path);
  } else {
    const message = "Legs have names in the placement tree; they are looked at in volume.tree.";
    reader.refuse(path, message);
  }
}

function checkLegName(reader: PlanReader, plan: Plan, leg: string, path: PlanPath): void {
  const legs = plan.placement?.legs ?? [];
  if (!legs.includes(leg)) reader.refuse(path, noSuch("placement leg", leg, legs));
}
