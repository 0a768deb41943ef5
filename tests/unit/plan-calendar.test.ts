import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  comparePeriods,
  nextPeriod,
  periodById,
  periodFinder,
  periodOf,
  periodOfPlan,
  periodsBetween,
  periodsCovering,
  previousPeriod,
} from "../../server/plan/calendar.ts";
import type { Calendar } from "../../server/plan/plan.ts";

const every = (unit: Calendar["every"], startsOn = 1): Calendar => ({
  id: unit,
  every: unit,
  startsOn,
  cutOffDays: 14,
  ranksFrom: "own",
});
const month = every("month");
const week = every("week");
const sundayWeek = every("week", 7);
const day = every("day");
const quarter = every("quarter");
const year = every("year");
const four: Calendar = { ...every("weeks"), weeks: 4, firstDay: "2026-01-05" };
const at = (text: string) => Date.parse(text);
const iso = (millis: number | undefined) => new Date(millis ?? NaN).toISOString();
const hours = (period: { startsAt: number; endsAt: number } | null) =>
  period === null ? null : (period.endsAt - period.startsAt) / 3_600_000;

describe("an instant belongs to the period that contains it", () => {
  test.each([
    ["Asia/Kolkata", month, "2026-10-31T18:29:59.999Z", "2026-10"],
    ["Asia/Kolkata", month, "2026-10-31T18:30:00Z", "2026-11"],
    ["America/New_York", month, "2026-02-01T04:59:59.999Z", "2026-01"],
    ["America/New_York", month, "2026-02-01T05:00:00Z", "2026-02"],
    ["UTC", month, "2028-02-29T23:59:59Z", "2028-02"],
    ["Asia/Kathmandu", day, "2026-11-02T18:14:59Z", "2026-11-02"],
    ["Asia/Kathmandu", day, "2026-11-02T18:15:00Z", "2026-11-03"],
    ["UTC", week, "2026-11-03T00:00:00Z", "2026-W45"],
    ["UTC", week, "2027-01-03T23:59:59Z", "2026-W53"],
    ["UTC", week, "2027-01-04T00:00:00Z", "2027-W01"],
    ["UTC", week, "2024-12-30T00:00:00Z", "2025-W01"],
    ["UTC", sundayWeek, "2026-11-01T00:00:00Z", "2026-W45"],
    ["UTC", sundayWeek, "2026-10-31T23:59:59Z", "2026-W44"],
    ["UTC", quarter, "2026-03-31T23:59:59Z", "2026-Q1"],
    ["UTC", quarter, "2026-04-01T00:00:00Z", "2026-Q2"],
    ["Asia/Kolkata", quarter, "2026-12-31T18:30:00Z", "2027-Q1"],
    ["UTC", year, "2026-12-31T23:59:59Z", "2026"],
    ["America/New_York", year, "2027-01-01T04:59:59Z", "2026"],
    // Thirteen begin in most years; by the first day the year is named.
    ["UTC", four, "2026-01-04T23:59:59Z", "2025-P13"],
    ["UTC", four, "2026-01-05T00:00:00Z", "2026-P01"],
    ["UTC", four, "2026-12-31T00:00:00Z", "2026-P13"],
    ["UTC", four, "2027-01-04T00:00:00Z", "2027-P01"],
    ["UTC", four, "2020-01-13T00:00:00Z", "2020-P01"],
    // The clock goes from 00:01 of the 7th back to 23:01 of the 6th; the 7th began at its first 00:00.
    ["America/St_Johns", day, "2010-11-07T02:45:00Z", "2010-11-07"],
    ["America/St_Johns", day, "2010-11-07T02:29:59Z", "2010-11-06"],
  ])("%s %o %s: %s", (zone, calendar, instant, id) => {
    const period = periodOf(zone, calendar, at(instant));
    expect(period.id).toBe(id);
    expect(period.startsAt <= at(instant) && at(instant) < period.endsAt).toBe(true);
  });
});

describe("a period is known by its id", () => {
  test.each([
    ["UTC", month, "2026-01", "2026-01-01", "2026-01-31"],
    ["UTC", month, "2026-02", "2026-02-01", "2026-02-28"],
    ["UTC", quarter, "2026-Q4", "2026-10-01", "2026-12-31"],
    ["UTC", year, "2028", "2028-01-01", "2028-12-31"],
    ["UTC", four, "2025-P13", "2025-12-08", "2026-01-04"],
    ["UTC", four, "2026-P13", "2026-12-07", "2027-01-03"],
    ["UTC", month, "2028-02", "2028-02-01", "2028-02-29"],
    ["UTC", week, "2026-W01", "2025-12-29", "2026-01-04"],
    ["UTC", week, "2026-W53", "2026-12-28", "2027-01-03"],
    ["UTC", sundayWeek, "2026-W45", "2026-11-01", "2026-11-07"],
    ["UTC", every("week", 5), "2026-W45", "2026-10-30", "2026-11-05"],
    ["UTC", day, "2026-11-03", "2026-11-03", "2026-11-03"],
  ])("%s %o %s", (zone, calendar, id, firstDay, lastDay) => {
    const period = periodById(zone, calendar, id);
    expect(period).toMatchObject({ id, firstDay, lastDay });
  });

  test.each([
    [month, "2026-13"],
    [month, "2026-00"],
    [month, "2026-1"],
    [month, "2026-W01"],
    [month, "1899-12"],
    [month, "2201-01"],
    [week, "2025-W53"],
    [week, "2026-W00"],
    [week, "2026-W54"],
    [quarter, "2026-Q5"],
    [quarter, "2026-10"],
    [year, "1899"],
    [four, "2026-P00"],
    [four, "2026-P14"],
    [day, "2026-02-29"],
    [day, "2026-11"],
    [day, ""],
  ])("%o has no %j", (calendar, id) => expect(periodById("UTC", calendar, id)).toBeNull());

  it("the form of the id says which calendar of the plan", () => {
    const plan = { zone: "UTC", calendars: [month, week] };
    expect(periodOfPlan(plan, "2026-W45")?.calendar).toBe("week");
    expect(periodOfPlan(plan, "2026-11")?.calendar).toBe("month");
    expect(periodOfPlan(plan, "2026-11-03")).toBeNull();
  });
});

describe("days are local days", () => {
  test.each([
    ["America/New_York", day, "2026-03-08", 23],
    ["America/New_York", day, "2026-11-01", 25],
    ["America/Sao_Paulo", day, "2018-11-04", 23], // begins at 01:00
    ["America/Havana", day, "2026-11-01", 25], // has 00:30 twice
    ["Australia/Lord_Howe", day, "2026-04-05", 24.5],
    ["Pacific/Apia", day, "2011-12-30", 0], // was left out
    ["America/New_York", week, "2026-W10", 167],
    ["America/New_York", month, "2026-11", 30 * 24 + 1],
    ["UTC", month, "2026-11", 30 * 24],
  ])("%s %o %s has %d hours", (zone, calendar, id, expected) => {
    expect(hours(periodById(zone, calendar, id))).toBe(expected);
  });

  it("corrections of January are accepted until the end of 14 February, Eastern time", () => {
    const january = periodById("America/New_York", month, "2026-01");
    expect(iso(january?.cutOffAt)).toBe("2026-02-15T05:00:00.000Z");
  });

  it("a cut-off of 0 days is the end of the period", () => {
    const period = periodById("UTC", { ...month, cutOffDays: 0 }, "2026-01");
    expect(period?.cutOffAt).toBe(period?.endsAt);
  });
});

describe("periods follow one another", () => {
  const zones = fc.constantFrom("UTC", "America/New_York", "Asia/Kathmandu", "America/St_Johns");
  const calendars = fc.constantFrom(month, week, sundayWeek, day, every("week", 4));
  const instants = fc.integer({ min: at("1950-01-01"), max: at("2150-01-01") });

  it("without gap or overlap, and each is found again by its id", () => {
    fc.assert(
      fc.property(zones, calendars, instants, (zone, calendar, instant) => {
        const period = periodOf(zone, calendar, instant);
        const next = nextPeriod(zone, calendar, period);
        expect(next.startsAt).toBe(period.endsAt);
        expect(previousPeriod(zone, calendar, next)).toEqual(period);
        expect(periodById(zone, calendar, period.id)).toEqual(period);
        expect(periodOf(zone, calendar, period.startsAt)).toEqual(period);
        expect(periodOf(zone, calendar, period.endsAt - 1)).toEqual(period);
      }),
    );
  });

  it("a finder says the same as periodOf, in any order", () => {
    const find = periodFinder("America/New_York", week);
    fc.assert(
      fc.property(fc.integer({ min: at("2026-01-01"), max: at("2027-12-31") }), (instant) => {
        expect(find(instant)).toEqual(periodOf("America/New_York", week, instant));
      }),
    );
  });

  it("between two periods are both and all in between", () => {
    const [first, last] = ["2025-12", "2026-03"].map((id) => periodById("UTC", month, id));
    const between = first && last ? periodsBetween("UTC", month, first, last) : [];
    expect(between.map(({ id }) => id)).toEqual(["2025-12", "2026-01", "2026-02", "2026-03"]);
    expect(first && last ? periodsBetween("UTC", month, last, first) : null).toEqual([]);
  });

  it("they are closed by ending instant, then in the order of the plan's calendars", () => {
    // 31 May 2026 is a Sunday: the month and its last week end together.
    const [from, to] = [at("2026-05-24T12:00Z"), at("2026-06-01T12:00Z")];
    const ids = (calendars: Calendar[]) =>
      periodsCovering({ zone: "UTC", calendars }, from, to).map(({ id }) => id);
    expect(ids([month, week])).toEqual(["2026-W21", "2026-05", "2026-W22", "2026-W23", "2026-06"]);
    expect(ids([week, month])).toEqual(["2026-W21", "2026-W22", "2026-05", "2026-W23", "2026-06"]);
    const [may, june] = ["2026-05", "2026-06"].map((id) => periodById("UTC", month, id));
    expect(may && june ? comparePeriods([month])(june, may) > 0 : false).toBe(true);
  });
});

describe("the cut-off is the last instant of its day in the plan's zone", () => {
  test.each([
    // The clock goes forward on 14 March 2027: the 14th day ends an hour earlier in UTC.
    ["America/New_York", 14, "2027-02", "2027-03-01T05:00:00.000Z", "2027-03-15T04:00:00.000Z"],
    // The clock goes back on 1 November 2026, the first day after the period.
    ["America/New_York", 0, "2026-10", "2026-11-01T04:00:00.000Z", "2026-11-01T04:00:00.000Z"],
    ["America/New_York", 1, "2026-10", "2026-11-01T04:00:00.000Z", "2026-11-02T05:00:00.000Z"],
    // Back on 25 October 2026, forward on 28 March 2027.
    ["Europe/Berlin", 30, "2026-09", "2026-09-30T22:00:00.000Z", "2026-10-30T23:00:00.000Z"],
    ["Europe/Berlin", 28, "2027-02", "2027-02-28T23:00:00.000Z", "2027-03-28T22:00:00.000Z"],
    // 31 January and 29 days: the end of 29 February, where there is one.
    ["America/New_York", 29, "2028-01", "2028-02-01T05:00:00.000Z", "2028-03-01T05:00:00.000Z"],
    ["America/New_York", 29, "2027-01", "2027-02-01T05:00:00.000Z", "2027-03-02T05:00:00.000Z"],
    ["UTC", 1, "2028-02", "2028-03-01T00:00:00.000Z", "2028-03-02T00:00:00.000Z"],
  ])("%s, %d days: %s ends %s, cut-off %s", (zone, cutOffDays, id, endsAt, cutOffAt) => {
    const period = periodById(zone, { ...month, cutOffDays }, id);
    expect([iso(period?.endsAt), iso(period?.cutOffAt)]).toEqual([endsAt, cutOffAt]);
  });
});
