/** Ranks in the plan: what reaches them, what keeps them, and when they become a title. */
import {
  checkRequirement,
  typeRequirement,
  type RawRequirement,
  type Requirement,
} from "./requirement.ts";
import type { Plan } from "./plan.ts";
import type { PlanReader } from "./text/plan-reader.ts";
import type { RawPlan } from "./text/raw-plan.ts";
import { choice, figure, mapping, ref, wordOr, type Schema } from "./text/schema-parts.ts";

export interface Rank {
  /** 1 = the lowest; 0 stands for "no rank" everywhere. */
  number: number;
  id: string;
  name: string;
  /** "appointment": volume never reaches it, it is only given (as a career title). */
  requires: Requirement | "appointment";
  /** Whoever had this title or a higher one before the period is paid as it if this holds, too. */
  maintain?: Requirement;
  /** Who reaches the rank without fulfilling this has the next lower one. */
  dropsOneUnless?: Requirement;
  /** The title comes only after so many periods paid as this rank or higher; absent: at once. */
  titleAfter?: TitleAfter;
}

/** In `periods` of the last `of` periods of the calendar, the one at hand included. */
export interface TitleAfter {
  periods: number;
  of: number;
}

/** What becomes of the paid-as rank of somebody who no longer earns it. */
export interface RankKeeping {
  /** So many periods in a row it is kept for nothing; 0: none. */
  holdPeriods: number;
  /** So many periods it is kept after that, each using up a waiver; null: none. */
  grace: null | { waivers: number; per: "lifetime" | "calendarYear" };
  fall: "toEarned" | "oneRank";
}

/** The next rank above another that can be reached by volume; undefined at the highest one. Ranks: the lowest first. */
export function rankAfter(ranks: readonly Rank[], paidAs: number): Rank | undefined {
  return ranks.find(({ number, requires }) => number > paidAs && requires !== "appointment");
}

export interface RawRank {
  id: string;
  name: string;
  requires: "appointment" | RawRequirement;
  maintain?: RawRequirement;
  dropsOneUnless?: RawRequirement;
  titleAfter?: { periods: string; of: string };
}

export interface RawRankKeeping {
  hold: "none" | { periods: string };
  grace: "none" | { waivers: string; per: "lifetime" | "calendarYear" };
  fall: "toEarned" | "oneRank";
}

/** Most periods that a title can wait for. */
const PERIODS_MAX = 60;

/** One rank of the plan's list. */
export function rankSchema(): Schema {
  const properties = {
    id: ref("id"),
    name: ref("name"),
    requires: wordOr(
      "appointment",
      "a mapping of what must be reached ({} asks nothing)",
      ref("rankRequirement"),
    ),
    maintain: ref("rankRequirement"),
    dropsOneUnless: ref("rankRequirement"),
    titleAfter: mapping("when the title is reached: { periods: 2, of: 3 }", {
      periods: ref("count"),
      of: ref("count"),
    }),
  };
  return mapping("a rank: id, name, requires", properties, [
    "maintain",
    "dropsOneUnless",
    "titleAfter",
  ]);
}

/** What becomes of a rank that is no longer earned. */
export function rankKeepingSchema(): Schema {
  const count = figure("^[1-9][0-9]{0,2}$", "a whole number from 1 on");
  return mapping("how ranks are kept: hold, grace, fall", {
    hold: wordOr(
      "none",
      "a mapping { periods: 1 }",
      mapping("how long a rank is held", { periods: count }),
    ),
    grace: wordOr(
      "none",
      "a mapping { waivers: 3, per: lifetime }",
      mapping("how often a rank is kept", {
        waivers: count,
        per: choice("how long waivers last", "lifetime", "calendarYear"),
      }),
    ),
    fall: choice("how deep a rank falls", "toEarned", "oneRank"),
  });
}

/** The ranks of a plan, the lowest first; faults go to the reader. */
export function typeRanks(reader: PlanReader, raw: RawPlan["ranks"]): Rank[] {
  return raw.map(({ id, name, requires, maintain, dropsOneUnless, titleAfter }, i) => {
    const path = ["ranks", i];
    const rank: Rank = {
      ...{ number: i + 1, id, name },
      requires:
        requires === "appointment"
          ? "appointment"
          : typeRequirement(reader, requires, [...path, "requires"]),
    };
    if (maintain) rank.maintain = typeRequirement(reader, maintain, [...path, "maintain"]);
    if (dropsOneUnless) {
      const at = [...path, "dropsOneUnless"];
      rank.dropsOneUnless = typeRequirement(reader, dropsOneUnless, at);
    }
    if (titleAfter) {
      rank.titleAfter = { periods: Number(titleAfter.periods), of: Number(titleAfter.of) };
    }
    return rank;
  });
}

/** Everything that a rank asks of anybody. */
export function askedByRank({ requires, maintain, dropsOneUnless }: Rank): Requirement[] {
  return [requires, maintain, dropsOneUnless].filter((one) => typeof one === "object");
}

/** How ranks are kept; null: they fall at once to what is earned. */
export function typeRankKeeping(raw: RawRankKeeping | undefined): RankKeeping | null {
  if (raw === undefined) return null;
  const { hold, grace, fall } = raw;
  return {
    holdPeriods: hold === "none" ? 0 : Number(hold.periods),
    grace: grace === "none" ? null : { waivers: Number(grace.waivers), per: grace.per },
    fall,
  };
}

/** Notes every disagreement in the ranks with the reader. */
export function checkRanks(reader: PlanReader, plan: Plan): void {
  plan.ranks.forEach(({ requires, maintain, dropsOneUnless, titleAfter }, i) => {
    for (const [key, requirement] of Object.entries({ requires, maintain, dropsOneUnless })) {
      if (requirement === undefined || requirement === "appointment") continue;
      const path = ["ranks", i, key];
      checkRequirement(reader, plan, requirement, path);
      checkSponsored(reader, plan, requirement, path);
    }
    if (titleAfter) checkTitleAfter(reader, titleAfter, ["ranks", i, "titleAfter"]);
  });
  const { rankKeeping } = plan;
  if (rankKeeping?.holdPeriods !== 0 || rankKeeping.grace !== null) return;
  if (rankKeeping.fall === "oneRank") return;
  const message = "Nothing is kept here; leave rankKeeping out, or write a hold or a grace.";
  reader.refuse(["rankKeeping"], message);
}

function checkTitleAfter(
  reader: PlanReader,
  { periods, of }: TitleAfter,
  path: (string | number)[],
): void {
  if (of > PERIODS_MAX) {
    reader.refuse(
      [...path, "of"],
      `At most ${PERIODS_MAX} periods are looked back at; write less.`,
    );
  } else if (periods > of) {
    const message = `Of ${of} periods nobody can have ${periods}; write at most ${of}.`;
    reader.refuse([...path, "periods"], message);
  }
}

/**
 * Ranks are settled along one tree from the bottom up: where that is the placement tree, people whom
 * somebody sponsors may stand anywhere in it, so their rank is not known before his.
 */
function checkSponsored(
  reader: PlanReader,
  plan: Plan,
  requirement: Requirement,
  path: (string | number)[],
): void {
  const { sponsored, any } = requirement;
  any?.forEach((one, i) => checkSponsored(reader, plan, one, [...path, "any", i]));
  if (plan.volume.tree === "sponsor" || sponsored === undefined) return;
  if (sponsored.rank !== undefined) {
    const message =
      "Ranks go along volume.tree, here the placement tree, and cannot ask for ranks of the " +
      "enrolment tree as well; ask for legs, or write tree: sponsor under volume.";
    reader.refuse([...path, "sponsored", "rank"], message);
  }
  if (sponsored.active === true && !isPersonal(plan.activity)) {
    const message =
      "Activity goes by the volume of a group here, along the placement tree; a rank can ask " +
      "whether people of the enrolment tree are active only where activity is personal.";
    reader.refuse([...path, "sponsored", "active"], message);
  }
}

/** Whether activity is known before anything is added up along a tree. */
export function isPersonal(activity: Plan["activity"]): boolean {
  if (activity === "always") return true;
  const { groupVolume, totalVolume, cappedTotal, sideVolume, lifetimeVolume, any } = activity;
  const { team, levelsVolume } = activity;
  const volumes = [groupVolume, totalVolume, cappedTotal, sideVolume, lifetimeVolume];
  const group = [...volumes, team, levelsVolume];
  const goal = activity.reachesGoal ?? "ownVolume";
  const personal = ["personalVolume", "ownVolume", "customerVolume"].includes(goal);
  return personal && group.every((one) => one === undefined) && (any ?? []).every(isPersonal);
}
