/**
 * Ranks that nobody can ever reach: they ask for other ranks that only such ranks could give.
 */
import type { Plan, Rank } from "../plan.ts";
import type { Requirement } from "../requirement.ts";
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";

/** The highest rank that somebody can be paid as, and the highest title that somebody can have. */
interface Reach {
  paidAs: number;
  title: number;
}

/** Refuses, in every rank, the legs, titles and sponsored people whose rank is out of reach. */
export function checkReachable(reader: PlanReader, plan: Plan): void {
  const reach = highestReachable(plan);
  plan.ranks.forEach((rank, i) => {
    for (const key of ["requires", "maintain"] as const) {
      const requirement = rank[key];
      if (requirement === undefined || requirement === "appointment") continue;
      for (const place of placesOutOfReach(requirement, reach, ["ranks", i, key])) {
        refuse(reader, plan, place);
      }
    }
  });
}

interface Place {
  rank: number;
  by: "paidAs" | "title";
  path: PlanPath;
}

function refuse(reader: PlanReader, plan: Plan, { rank, by, path }: Place): void {
  const asked = plan.ranks[rank - 1]?.id;
  const message =
    by === "paidAs"
      ? `Nobody can ever be paid as "${asked}" or higher, so this is out of reach; ` +
        "ask for a rank that can be reached without such legs."
      : `Nobody can ever get the title "${asked}" or a higher one, so this is out of reach; ` +
        "ask for a title that can be reached without it.";
  reader.refuse(path, message);
}

/** Every place of a requirement that asks for a rank above what can be reached. */
function placesOutOfReach(requirement: Requirement, reach: Reach, path: PlanPath): Place[] {
  const { legs, sponsored, team, title, any } = requirement;
  const places: Place[] = [];
  const ask = (rank: number | undefined, by: Place["by"], at: PlanPath) => {
    if ((rank ?? 0) > reach[by]) places.push({ rank: rank ?? 0, by, path: at });
  };
  legs?.forEach((leg, j) => {
    ask(leg.rank, "paidAs", [...path, "legs", j, "rank"]);
    ask(leg.headRank, "paidAs", [...path, "legs", j, "headRank"]);
  });
  ask(sponsored?.rank, "paidAs", [...path, "sponsored", "rank"]);
  ask(team?.rank, "paidAs", [...path, "team", "rank"]);
  ask(title, "title", [...path, "title"]);
  any?.forEach((one, j) => {
    places.push(...placesOutOfReach(one, reach, [...path, "any", j]));
  });
  return places;
}

/**
 * Grows from the bottom: a rank can be reached once the ranks that it asks for (or higher ones) can.
 * Appointments give titles, never a paid-as rank of their own; `maintain` needs the title first.
 */
function highestReachable(plan: Plan): Reach {
  const appointed = plan.ranks.filter(({ requires }) => requires === "appointment");
  const reach: Reach = { paidAs: 0, title: Math.max(0, ...appointed.map(({ number }) => number)) };
  for (let grew = true; grew;) {
    grew = false;
    for (const rank of plan.ranks) {
      if (rank.number <= reach.paidAs || !isReachable(rank, reach)) continue;
      reach.paidAs = rank.number;
      reach.title = Math.max(reach.title, rank.number);
      grew = true;
    }
  }
  return reach;
}

function isReachable({ number, requires, maintain }: Rank, reach: Reach): boolean {
  const within = (one: Requirement | "appointment" | undefined) =>
    one !== undefined && one !== "appointment" && canHold(one, reach);
  return within(requires) || (number <= reach.title && within(maintain));
}

function canHold({ any, ...own }: Requirement, reach: Reach): boolean {
  const alternatives = any ?? [{}];
  return (
    placesOutOfReach(own, reach, []).length === 0 &&
    alternatives.some((one) => placesOutOfReach(one, reach, []).length === 0)
  );
}
