import { describe, expect, it, test } from "vitest";
import { instantReader, isIsoDate, isZone, parseInstant } from "../../server/plan/instant.ts";

const strict = { plainDate: false, localTime: false };
const lenient = { plainDate: true, localTime: true };

describe("one moment on every clock", () => {
  test.each([
    ["2026-11-03T10:00Z", "2026-11-03T10:00:00.000Z"],
    ["2026-11-03T10:00:05+05:30", "2026-11-03T04:30:05.000Z"],
    ["2026-11-03T10:00:00-0800", "2026-11-03T18:00:00.000Z"],
    ["2026-11-03 10:00:00+00", "2026-11-03T10:00:00.000Z"],
    ["2026-11-03T10:00:00.1239999Z", "2026-11-03T10:00:00.123Z"],
    ["2026-11-03T10:00[Asia/Kolkata]", "2026-11-03T04:30:00.000Z"],
    ["2026-11-03T10:00+05:30[Asia/Kolkata]", "2026-11-03T04:30:00.000Z"],
    ["2026-11-01T01:30-04:00[America/New_York]", "2026-11-01T05:30:00.000Z"],
    ["2026-11-01T01:30-05:00[America/New_York]", "2026-11-01T06:30:00.000Z"],
    ["2028-02-29T00:00Z", "2028-02-29T00:00:00.000Z"],
    ["1900-01-01T00:00Z", "1900-01-01T00:00:00.000Z"],
    ["2200-12-31T23:59:59.999Z", "2200-12-31T23:59:59.999Z"],
  ])("%s is %s", (text, expected) => {
    const result = parseInstant(text, "America/New_York", strict);
    expect(result.ok && new Date(result.epochMillis).toISOString()).toBe(expected);
  });

  test.each([
    ["Asia/Kolkata", "2026-11-03", "2026-11-02T18:30:00.000Z"],
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z"],
    ["America/New_York", "2026-07-01T10:00", "2026-07-01T14:00:00.000Z"],
    ["America/New_York", "2026-12-01T10:00", "2026-12-01T15:00:00.000Z"],
    ["Pacific/Kiritimati", "2026-12-01T10:00", "2026-11-30T20:00:00.000Z"],
  ])("where allowed, in %s, %s is %s", (zone, text, expected) => {
    const result = parseInstant(text, zone, lenient);
    expect(result.ok && new Date(result.epochMillis).toISOString()).toBe(expected);
  });
});

describe("what leaves open which moment it means is refused with a sentence", () => {
  test.each([
    ["2026-11-03", strict, /has no time/],
    ["2026-11-03T10:00", strict, /has no zone; add Z/],
    ["2026-02-30T10:00Z", strict, /day that does not exist/],
    ["2026-02-29", lenient, /day that does not exist/],
    ["2100-02-29", lenient, /day that does not exist/],
    ["2026-13-01", lenient, /day that does not exist/],
    ["2026-00-01", lenient, /day that does not exist/],
    ["2026-11-00", lenient, /day that does not exist/],
    ["2026-11-03T24:00Z", strict, /time that does not exist/],
    ["2026-11-03T23:60Z", strict, /time that does not exist/],
    ["2026-11-03T23:59:60Z", strict, /time that does not exist/],
    ["1899-12-31", lenient, /outside the years/],
    ["2201-01-01T00:00Z", strict, /outside the years/],
    ["2026-11-03T10:00+25:00", strict, /offset that no zone has/],
    ["2026-11-03T10:00+05:30[Europe/Rome]", strict, /offset that its zone does not have/],
    ["2026-11-03T10:00[Mars/Base]", strict, /IANA/],
    ["2026-03-08T02:30[America/New_York]", strict, /does not exist in America\/New_York/],
    ["2026-11-01T01:30[America/New_York]", strict, /comes twice/],
    ["2026-11-01T01:30", lenient, /comes twice/],
    ["03.11.2026", lenient, /is not an ISO date/],
    ["11/03/2026", lenient, /is not an ISO date/],
    ["2026-11-3", lenient, /is not an ISO date/],
    ["20261103", lenient, /is not an ISO date/],
    ["2026-11-03T10Z", lenient, /is not an ISO date/],
    ["2026-11-03T10:00Z[u-ca=hebrew]", lenient, /is not an ISO date/],
    ["", lenient, /is not an ISO date/],
    ["now", lenient, /is not an ISO date/],
  ])("%s", (text, options, reason) => {
    const result = parseInstant(text, "America/New_York", options);
    expect(result.ok ? "" : result.reason).toMatch(reason);
  });

  it("two megabytes give a short sentence", () => {
    const result = parseInstant("2".repeat(2_000_000), "UTC", lenient);
    expect(result.ok ? "" : result.reason.length).toBeLessThan(150);
  });
});

it("a reader of many texts says the same as parseInstant", () => {
  const read = instantReader("Asia/Kolkata", lenient);
  for (const text of ["2026-11-03", "2026-11-03", "2026-02-30", "2026-11-03T10:00Z", "x"]) {
    expect(read(text)).toEqual(parseInstant(text, "Asia/Kolkata", lenient));
  }
});

test.each([
  ["Asia/Kolkata", true],
  ["UTC", true],
  ["Etc/GMT+5", true],
  ["+05:30", false],
  ["Asia/Atlantis", false],
  ["", false],
  ["Asia/Kolkata ", false],
])("%j is a zone: %s", (text, expected) => expect(isZone(text)).toBe(expected));

test.each([
  ["2026-02-28", true],
  ["2026-02-30", false],
  ["2026-02-28T00:00Z", false],
  ["1899-12-31", false],
])("%j is a date: %s", (text, expected) => expect(isIsoDate(text)).toBe(expected));
