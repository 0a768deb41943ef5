/**
 * Periods of a plan's calendars: which period an instant belongs to, and which comes next.
 *
 * A period is a stretch of whole local days in the plan's zone, from the first instant of its first
 * day to, not including, the first instant of the day after its last; days of 23 or 25 hours are
 * days. An order belongs to the period that contains the instant at which it was placed.
 */
import assert from "node:assert/strict";
import { Temporal } from "temporal-polyfill";
import { YEAR_MAX, YEAR_MIN, startOfDay } from "./instant.ts";
import type { Calendar, Plan } from "./plan.ts";

/** One period of one calendar; instants are milliseconds since 1970-01-01T00:00Z. */
export interface Period {
  /**
   * "2026-11" (month), "2026-W45" (ISO week of its fourth day), "2026-11-03" (day), "2026-Q4", "2026" (year), or
   * "2026-P03": the third period of so many weeks that begins in that year.
   */
  id: string;
  /** Id of its calendar. */
  calendar: string;
  startsAt: number;
  /** Exclusive: the instant at which the next period starts. */
  endsAt: number;
  /** Exclusive: corrections placed before this instant are accepted. */
  cutOffAt: number;
  /** ISO dates in the plan's zone, both inclusive. */
  firstDay: string;
  lastDay: string;
}

/** The period of a calendar that contains an instant. */
export function periodOf(zone: string, calendar: Calendar, instant: number): Period {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  let period = periodOfDay(zone, calendar, local.toPlainDate());
  // Where a clock goes back over midnight, the local date is yesterday's although today began.
  while (instant >= period.endsAt) period = nextPeriod(zone, calendar, period);
  while (instant < period.startsAt) period = previousPeriod(zone, calendar, period);
  return period;
}

/** periodOf for many instants of one calendar: each period is worked out once and kept. */
export function periodFinder(zone: string, calendar: Calendar): (instant: number) => Period {
  const known: Period[] = [];
  return (instant) => {
    let low = 0;
    let high = known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const candidate = known[middle];
      if (candidate && candidate.endsAt <= instant) low = middle + 1;
      else high = middle;
    }
    const found = known[low];
    if (found && found.startsAt <= instant) return found;
    const period = periodOf(zone, calendar, instant);
    known.splice(low, 0, period);
    return period;
  };
}

/** The period with an id ("2026-11"); null when the calendar has none of that name. */
export function periodById(zone: string, calendar: Calendar, id: string): Period | null {
  const match = PERIOD_ID[calendar.every].exec(id);
  if (!match) return null;
  const [year = 0, second = 1, third = 1] = match.slice(1).map(Number);
  if (year < YEAR_MIN || year > YEAR_MAX) return null;
  const period = periodOfDay(zone, calendar, dayNamed(calendar, year, second, third));
  return period.id === id ? period : null;
}

/** A day of the period that an id's numbers name. */
function dayNamed(
  calendar: Calendar,
  year: number,
  second: number,
  third: number,
): Temporal.PlainDate {
  const { every } = calendar;
  if (every === "week") return fourthDayOfWeek(calendar, year, second);
  if (every === "weeks") {
    return firstOfYear(calendar, year).add({ weeks: (second - 1) * weeksOf(calendar) });
  }
  const month = every === "quarter" ? second * 3 : second || 1;
  return Temporal.PlainDate.from({ year, month, day: third || 1 });
}

/** The period with an id among all calendars of a plan; the form of the id says which calendar. */
export function periodOfPlan(plan: Pick<Plan, "zone" | "calendars">, id: string): Period | null {
  for (const calendar of plan.calendars) {
    const period = periodById(plan.zone, calendar, id);
    if (period) return period;
  }
  return null;
}

/** The period that starts at the instant at which this one ends. */
export function nextPeriod(zone: string, calendar: Calendar, period: Period): Period {
  return periodOfDay(zone, calendar, dayAfter(period.lastDay, 1));
}

/** The period that ends at the instant at which this one starts. */
export function previousPeriod(zone: string, calendar: Calendar, period: Period): Period {
  return periodOfDay(zone, calendar, dayAfter(period.firstDay, -1));
}

/** All periods of a calendar from one to another, both included, in order; none if last < first. */
export function periodsBetween(
  zone: string,
  calendar: Calendar,
  first: Period,
  last: Period,
): Period[] {
  const periods: Period[] = [];
  let period = first;
  while (period.firstDay <= last.firstDay) {
    periods.push(period);
    period = nextPeriod(zone, calendar, period);
  }
  return periods;
}

/**
 * Every period of every calendar from the one with the instant `from` to the one with `to`, empty
 * ones too, in the order in which they are closed (comparePeriods).
 */
export function periodsCovering(
  plan: Pick<Plan, "zone" | "calendars">,
  from: number,
  to: number,
): Period[] {
  const periods = plan.calendars.flatMap((calendar) => {
    const first = periodOf(plan.zone, calendar, from);
    return periodsBetween(plan.zone, calendar, first, periodOf(plan.zone, calendar, to));
  });
  return periods.sort(comparePeriods(plan.calendars));
}

/** Order of closing: by ending instant, then by the order of the plan's calendars. */
export function comparePeriods(
  calendars: readonly Calendar[],
): (one: Period, other: Period) => number {
  const place = new Map(calendars.map((calendar, i) => [calendar.id, i]));
  const placeOf = (period: Period) => place.get(period.calendar) ?? calendars.length;
  return (one, other) =>
    one.endsAt - other.endsAt ||
    placeOf(one) - placeOf(other) ||
    (one.firstDay < other.firstDay ? -1 : one.firstDay > other.firstDay ? 1 : 0);
}

const PERIOD_ID = {
  month: /^(\d{4})-(\d\d)$/,
  week: /^(\d{4})-W(\d\d)$/,
  day: /^(\d{4})-(\d\d)-(\d\d)$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  year: /^(\d{4})$/,
  weeks: /^(\d{4})-P(\d\d)$/,
} as const;

/** The period of a calendar that contains a local day. */
function periodOfDay(zone: string, calendar: Calendar, day: Temporal.PlainDate): Period {
  const { first, last } = daysOfPeriod(calendar, day);
  return {
    id: idOfPeriod(calendar, first),
    calendar: calendar.id,
    startsAt: startOfDay(zone, first.toString()),
    endsAt: startOfDay(zone, last.add({ days: 1 }).toString()),
    cutOffAt: startOfDay(zone, last.add({ days: 1 + calendar.cutOffDays }).toString()),
    firstDay: first.toString(),
    lastDay: last.toString(),
  };
}

function daysOfPeriod(
  calendar: Calendar,
  day: Temporal.PlainDate,
): { first: Temporal.PlainDate; last: Temporal.PlainDate } {
  if (calendar.every === "day") return { first: day, last: day };
  if (calendar.every === "month") {
    return { first: day.with({ day: 1 }), last: day.with({ day: day.daysInMonth }) };
  }
  if (calendar.every === "quarter") {
    const first = day.with({ day: 1 }).subtract({ months: (day.month - 1) % 3 });
    return { first, last: first.add({ months: 3 }).subtract({ days: 1 }) };
  }
  if (calendar.every === "year") {
    return { first: day.with({ month: 1, day: 1 }), last: day.with({ month: 12, day: 31 }) };
  }
  if (calendar.every === "weeks") {
    const length = weeksOf(calendar) * 7;
    const { days } = anchorOf(calendar).until(day);
    const first = day.subtract({ days: ((days % length) + length) % length });
    return { first, last: first.add({ days: length - 1 }) };
  }
  const first = day.subtract({ days: (day.dayOfWeek - calendar.startsOn + 7) % 7 });
  return { first, last: first.add({ days: 6 }) };
}

/** The first day of the earliest period of so many weeks that begins in a year. */
function firstOfYear(calendar: Calendar, year: number): Temporal.PlainDate {
  const newYear = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const { first, last } = daysOfPeriod(calendar, newYear);
  return first.equals(newYear) ? first : last.add({ days: 1 });
}

function weeksOf({ weeks }: Calendar): number {
  assert(weeks !== undefined, "the schema asks for the number of weeks");
  return weeks;
}

function anchorOf({ firstDay }: Calendar): Temporal.PlainDate {
  assert(firstDay !== undefined, "the schema asks for a first day");
  return Temporal.PlainDate.from(firstDay);
}

function idOfPeriod(calendar: Calendar, first: Temporal.PlainDate): string {
  if (calendar.every === "day") return first.toString();
  if (calendar.every === "month") return first.toString().slice(0, 7);
  if (calendar.every === "year") return String(first.year);
  if (calendar.every === "quarter") return `${first.year}-Q${(first.month + 2) / 3}`;
  if (calendar.every === "weeks") {
    const { days } = firstOfYear(calendar, first.year).until(first);
    const number = days / (weeksOf(calendar) * 7) + 1;
    return `${first.year}-P${String(number).padStart(2, "0")}`;
  }
  const fourth = first.add({ days: 3 });
  return `${fourth.yearOfWeek}-W${String(fourth.weekOfYear).padStart(2, "0")}`;
}

/** The fourth day of the week that a calendar calls "year-Wweek"; it lies in that ISO week. */
function fourthDayOfWeek(calendar: Calendar, year: number, week: number): Temporal.PlainDate {
  const january4 = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  const monday = january4.subtract({ days: january4.dayOfWeek - 1 }).add({ weeks: week - 1 });
  return monday.add({ days: (calendar.startsOn + 2) % 7 });
}

function dayAfter(isoDate: string, days: number): Temporal.PlainDate {
  return Temporal.PlainDate.from(isoDate).add({ days });
}
