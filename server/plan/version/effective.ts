/**
 * When a version of a plan takes effect, beside the versions that are there and the periods begun.
 *
 * A version holds for every period that starts from its first day on until the next version's first
 * day. What is promised for a period whose close has begun never changes.
 */
import { Temporal } from "temporal-polyfill";
import { periodOf } from "../calendar.ts";
import { startOfDay } from "../instant.ts";
import type { Plan, PlanFault } from "../plan.ts";
import { fault, type PlanDocument, type PlanPath } from "../text/plan-yaml.ts";

/** A version that is stored. */
export interface StoredPlan {
  /** "<plan>@<version>" */
  id: string;
  hash: string;
  plan: Plan;
}

/** A period whose close has begun: frozen, computed or approved. */
export interface ClosingPeriod {
  id: string;
  /** ISO date, inclusive. */
  lastDay: string;
}

type Note = (path: PlanPath, message: string) => void;

/**
 * Why a plan cannot take effect beside the others, each fault with its place; none where it can.
 * `stored` is in the order of taking effect. A version that is stored already is no fault of its own.
 */
export function effectFaults(
  { plan, document }: { plan: Plan; document: PlanDocument | null },
  stored: readonly StoredPlan[],
  closing: readonly ClosingPeriod[],
): PlanFault[] {
  const faults: PlanFault[] = [];
  const note: Note = (path, message) => {
    faults.push(fault(message, document?.spotOf(path) ?? null, path));
  };
  const latest = stored.at(-1);
  if (latest === undefined) return [];
  checkName(note, plan, stored, latest);
  checkDay(note, plan, stored, latest, closing);
  checkCalendars(note, plan, latest);
  return faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function checkName(
  note: Note,
  plan: Plan,
  stored: readonly StoredPlan[],
  latest: StoredPlan,
): void {
  if (plan.id !== latest.plan.id) {
    const message = `This company's plan is called "${latest.plan.id}"; a version keeps that id.`;
    return note(["plan"], message);
  }
  const highest = Math.max(...stored.map((one) => one.plan.version));
  if (plan.version > highest) return;
  note(["version"], `Version ${highest} is stored already; write ${highest + 1} or more.`);
}

function checkDay(
  note: Note,
  { effectiveFrom }: Plan,
  stored: readonly StoredPlan[],
  latest: StoredPlan,
  closing: readonly ClosingPeriod[],
): void {
  const path = ["effectiveFrom"];
  const same = stored.find((one) => one.plan.effectiveFrom === effectiveFrom);
  const named = `version ${(same ?? latest).plan.version}`;
  if (effectiveFrom <= latest.plan.effectiveFrom) {
    const message =
      same === undefined
        ? `The time of ${named} begins on ${latest.plan.effectiveFrom}, so the two would overlap; ` +
          "write a later day."
        : `The time of ${named} begins on this day as well, so the two would overlap; ` +
          "write a later day.";
    return note(path, message);
  }
  const last = [...closing].sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1)).at(-1);
  if (last === undefined || effectiveFrom > last.lastDay) return;
  const message =
    `The close of ${last.id} has begun, and it lasts until ${last.lastDay}; ` +
    "write a day after that.";
  note(path, message);
}

/** Periods, amounts and days are counted on from version to version. */
function checkCalendars(note: Note, plan: Plan, { plan: before }: StoredPlan): void {
  const keeps = "a version keeps it, since periods and balances go on from one to the next.";
  if (plan.zone !== before.zone) note(["zone"], `The zone is ${before.zone}; ${keeps}`);
  if (plan.currency !== before.currency) {
    note(["currency"], `The currency is ${before.currency}; ${keeps}`);
  }
  const shape = ({ calendars }: Plan) =>
    calendars
      .map(({ id, every, startsOn, weeks, firstDay }) =>
        [id, every, startsOn, weeks, firstDay].join(" "),
      )
      .join(", ");
  if (shape(plan) === shape(before)) return;
  const names = before.calendars.map(({ id, every }) => `${id} (every ${every})`).join(", ");
  const message = `The calendars are ${names}; a version keeps them, since periods go on.`;
  note(["calendars"], message);
}

/** How long a version holds; both days inclusive, `until` null: until there is another one. */
export interface Term {
  from: string;
  until: string | null;
  state: "past" | "inForce" | "coming";
}

/** The terms of versions, given in the order of taking effect, as they are at an instant. */
export function termsOf(stored: readonly Pick<StoredPlan, "plan">[], now: number): Term[] {
  const today = dayOf(stored[0]?.plan.zone ?? "UTC", now);
  const days = stored.map(({ plan }) => plan.effectiveFrom);
  // Before the first version takes effect it holds all the same; nothing else could.
  const inForce = Math.max(
    0,
    days.findLastIndex((day) => day <= today),
  );
  return days.map((from, i) => {
    const next = days[i + 1];
    return {
      from,
      until: next === undefined ? null : dayBefore(next),
      state: i < inForce ? "past" : i === inForce ? "inForce" : "coming",
    };
  });
}

/** The first period of each calendar that starts under a plan. */
export function firstPeriods({ zone, calendars, effectiveFrom }: Plan): string[] {
  return calendars.map((calendar) => {
    const period = periodOf(zone, calendar, startOfDay(zone, effectiveFrom));
    return period.firstDay >= effectiveFrom
      ? period.id
      : periodOf(zone, calendar, period.endsAt).id;
  });
}

/** The first day after the period, in the longest calendar, that holds an instant. */
export function dayOfNextPeriod({ zone, calendars }: Plan, now: number): string {
  const ends = calendars.map((calendar) => periodOf(zone, calendar, now).endsAt);
  return dayOf(zone, Math.max(now, ...ends));
}

function dayOf(zone: string, instant: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

/**
 * A text to begin the next version with: the same plan under the next number and from a later day,
 * where both stand plainly in lines of their own.
 */
export function nextText(text: string, next: { version: number; effectiveFrom: string }): string {
  return text
    .replace(/^(version:[ \t]*)[0-9]+/m, `$1${next.version}`)
    .replace(/^(effectiveFrom:[ \t]*)[0-9-]+/m, `$1${next.effectiveFrom}`);
}
