/** When a version takes effect: overlaps, periods whose close has begun, and what versions keep. */
import { describe, expect, test } from "vitest";
import { readPlan } from "../../server/plan/parse-plan.ts";
import {
  dayOfNextPeriod,
  effectFaults,
  firstPeriods,
  nextText,
  termsOf,
  type StoredPlan,
} from "../../server/plan/version/effective.ts";
import { BASE } from "./plan-base.ts";

function planOf(text: string) {
  const read = readPlan(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read;
}

function stored(version: number, effectiveFrom: string): StoredPlan {
  const { plan } = planOf(nextText(BASE, { version, effectiveFrom }));
  return { id: `base@${version}`, hash: String(version), plan };
}

const VERSIONS = [stored(1, "2026-01-01"), stored(2, "2026-06-01")];
const CLOSING = [
  { id: "2026-08", lastDay: "2026-08-31" },
  { id: "2026-07", lastDay: "2026-07-31" },
];
const NEXT = nextText(BASE, { version: 3, effectiveFrom: "2026-10-01" });

function faultsOf(from: string, to: string): string[] {
  if (!NEXT.includes(from)) throw new Error(`the plan has no ${from}`);
  const faults = effectFaults(planOf(NEXT.replace(from, to)), VERSIONS, CLOSING);
  return faults.map(({ path, line, column, message }) => `${path} ${line}:${column} ${message}`);
}

test("a later day after every close that has begun is no fault, nor is the first plan of all", () => {
  expect(faultsOf("version: 3", "version: 3")).toEqual([]);
  expect(effectFaults(planOf(BASE), [], [])).toEqual([]);
});

describe("what is refused, with its path, line and column", () => {
  test.each([
    ["2026-10-01", "2026-06-01", /^effectiveFrom 4:16 The time of version 2 begins on this day/],
    ["2026-10-01", "2026-01-01", /^effectiveFrom 4:16 The time of version 1 begins on this day/],
    ["2026-10-01", "2026-05-31", /^effectiveFrom 4:16 The time of version 2 begins on 2026-06-01/],
    ["2026-10-01", "2026-08-31", /^effectiveFrom 4:16 The close of 2026-08 has begun/],
    ["version: 3", "version: 2", /^version 2:10 Version 2 is stored already; write 3 or more/],
    ["plan: base", "plan: other", /^plan 1:7 This company's plan is called "base"/],
    ["zone: Asia/Kolkata", "zone: UTC", /^zone 5:7 The zone is Asia\/Kolkata/],
    ["currency: USD", "currency: EUR", /^currency 6:11 The currency is USD/],
    ["every: month", "every: day", /^calendars 10:3 The calendars are month \(every month\)/],
  ])("%s as %s", (from, to, fault) => {
    expect(faultsOf(from, to)).toEqual([expect.stringMatching(fault)]);
  });

  test("at the boundary: the day after the last period that is closing", () => {
    expect(faultsOf("2026-10-01", "2026-09-01")).toEqual([]);
  });
});

test("each version holds until the day before the next; one of them is in force", () => {
  expect(termsOf(VERSIONS, Date.parse("2026-05-31T12:00:00Z"))).toEqual([
    { from: "2026-01-01", until: "2026-05-31", state: "inForce" },
    { from: "2026-06-01", until: null, state: "coming" },
  ]);
  // 31 May, 18:30 in UTC is midnight of 1 June in Kolkata.
  const state = (at: string) => termsOf(VERSIONS, Date.parse(at)).map((term) => term.state);
  expect(state("2026-05-31T18:29:59Z")).toEqual(["inForce", "coming"]);
  expect(state("2026-05-31T18:30:00Z")).toEqual(["past", "inForce"]);
  expect(state("2025-01-01T00:00:00Z")).toEqual(["inForce", "coming"]);
});

test("the first period under a version is the one that starts on its day or after", () => {
  const from = (effectiveFrom: string) =>
    firstPeriods(planOf(nextText(BASE, { version: 3, effectiveFrom })).plan);
  expect(from("2026-10-01")).toEqual(["2026-10"]);
  expect(from("2026-10-02")).toEqual(["2026-11"]);
  expect(dayOfNextPeriod(planOf(BASE).plan, Date.parse("2026-11-26T07:00:00Z"))).toBe("2026-12-01");
});
