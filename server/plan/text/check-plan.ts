/**
 * What must agree inside one plan: ids unique, references to things that exist, nothing impossible.
 */
import { checkTree } from "../bonus/common.ts";
import { UNRANKED } from "../bonus/grade.ts";
import { checkCaps } from "../caps.ts";
import { checkBonuses } from "../bonus/kinds.ts";
import { isIsoDate, isZone } from "../instant.ts";
import type { Plan } from "../plan.ts";
import { checkRanks } from "../rank.ts";
import { checkRequirement } from "../requirement.ts";
import { checkReachable } from "../requirement/reach.ts";
import { checkPromises } from "./check-promises.ts";
import { noSuch, type PlanReader } from "./plan-reader.ts";

/** Notes every disagreement with the reader. */
export function checkPlan(reader: PlanReader, plan: Plan): void {
  checkHead(reader, plan);
  checkUnique(reader, plan);
  checkCalendars(reader, plan);
  checkPlacement(reader, plan);
  if (plan.activity !== "always") checkRequirement(reader, plan, plan.activity, ["activity"]);
  checkRanks(reader, plan);
  checkReachable(reader, plan);
  checkBonuses(reader, plan);
  checkCaps(reader, plan);
  checkPromises(reader, plan);
}

function checkHead(reader: PlanReader, plan: Plan): void {
  if (!isIsoDate(plan.effectiveFrom)) {
    const message = `"${plan.effectiveFrom}" is no day of the years 1900 to 2200; write one.`;
    reader.refuse(["effectiveFrom"], message);
  }
  if (!isZone(plan.zone)) {
    const zone = plan.zone.slice(0, 60);
    const message = `"${zone}" is no zone of the IANA database; write one such as Asia/Kolkata.`;
    reader.refuse(["zone"], message);
  }
  if (plan.pointValue === "0") {
    reader.refuse(["points", "value"], "A point is worth nothing here; write a value above zero.");
  }
}

function checkUnique(reader: PlanReader, plan: Plan): void {
  const lists = {
    calendars: plan.calendars.map((calendar) => calendar.id),
    ranks: plan.ranks.map((rank) => rank.id),
    bonuses: plan.bonuses.map((bonus) => bonus.id),
  };
  for (const [list, ids] of Object.entries(lists)) {
    ids.forEach((id, i) => {
      if (ids.indexOf(id) === i) return;
      reader.refuse([list, i, "id"], `The id "${id}" is taken above; give each its own.`);
    });
  }
  plan.placement?.legs.forEach((leg, i, legs) => {
    if (legs.indexOf(leg) === i) return;
    reader.refuse(
      ["placement", "legs", i],
      `The leg "${leg}" stands above; give each its own name.`,
    );
  });
  const reserved = lists.ranks.indexOf(UNRANKED);
  if (reserved >= 0) {
    const message = `"${UNRANKED}" names people without rank; give this rank another id.`;
    reader.refuse(["ranks", reserved, "id"], message);
  }
}

function checkCalendars(reader: PlanReader, plan: Plan): void {
  const { calendars } = plan;
  const own = calendars.filter((calendar) => calendar.ranksFrom === "own").map(({ id }) => id);
  calendars.forEach((calendar, i) => {
    if (calendar.id === "own") {
      reader.refuse(["calendars", i, "id"], '"own" has a meaning of its own; choose another id.');
    }
    if (calendars.findIndex(({ every }) => every === calendar.every) < i) {
      const message = `A calendar of every ${calendar.every} stands above; keep one of a length.`;
      reader.refuse(["calendars", i, "every"], message);
    }
    if (calendar.ranksFrom === "own" || own.includes(calendar.ranksFrom)) return;
    const known = calendars.some(({ id }) => id === calendar.ranksFrom);
    const message = known
      ? `The calendar "${calendar.ranksFrom}" has no ranks: own; write own or name one that has.`
      : noSuch("calendar with ranks: own", calendar.ranksFrom, own);
    reader.refuse(["calendars", i, "ranks"], message);
  });
}

function checkPlacement(reader: PlanReader, plan: Plan): void {
  checkTree(reader, plan, plan.volume.tree, ["volume", "tree"]);
  if (plan.placement === null) return;
  const { width, legs } = plan.placement;
  if (width !== null && legs.length > 0 && legs.length !== width) {
    const message = `${legs.length} legs are named for a width of ${width}; name ${width} or none.`;
    reader.refuse(["placement", "legs"], message);
  }
  if (width === null && legs.length > 0 && plan.placement.spill !== undefined) {
    const message =
      "People spill over where the width is limited; write a width, or leave out legs.";
    reader.refuse(["placement", "spill"], message);
  }
}
