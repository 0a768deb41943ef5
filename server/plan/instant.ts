/**
 * Dates and instants as people write them in tables and plans.
 *
 * An instant is one moment on every clock; a text that leaves open which moment it means (no zone,
 * an hour that the clock skipped or repeated, 30 February) is refused with a sentence.
 */
import { Temporal } from "temporal-polyfill";

export const YEAR_MIN = 1900;
export const YEAR_MAX = 2200;

/** Milliseconds since 1970-01-01T00:00Z, or one sentence saying why the text is no instant. */
export type InstantResult = { ok: true; epochMillis: number } | { ok: false; reason: string };

export interface InstantOptions {
  /** A date alone is 00:00 of that day in the zone; refused otherwise. */
  plainDate: boolean;
  /** A date-time without offset or zone is local time of the zone; refused otherwise. */
  localTime: boolean;
}

const DATE = "(\\d{4})-(\\d\\d)-(\\d\\d)";
const TIME = "(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?";
const OFFSET = "([Zz]|[+-]\\d\\d(?::?\\d\\d)?)";
const ZONE = "(\\[[^\\]=]{1,50}\\])";
const SHAPE = new RegExp(`^${DATE}(?:[Tt ]${TIME}${OFFSET}?${ZONE}?)?$`);

interface Parts {
  date: string;
  /** Milliseconds of the written date and time, read as if it were UTC. */
  wallMillis: number;
  hasTime: boolean;
  offset: string | undefined;
  zone: string | undefined;
}

/**
 * Reads an ISO date or date-time in a zone: "2026-11-03", "2026-11-03T10:00+05:30",
 * "2026-11-03T10:00Z", "2026-11-03T10:00[Asia/Kolkata]"; finer than a millisecond is cut off.
 *
 * Refuses impossible dates, years outside 1900 to 2200, a missing zone unless `localTime`, a local
 * time that the zone skips or has twice, an offset that its [zone] does not have.
 */
export function parseInstant(text: string, zone: string, options: InstantOptions): InstantResult {
  const parts = readParts(text);
  if (typeof parts === "string") return { ok: false, reason: parts };
  if (!parts.hasTime) {
    if (!options.plainDate) return refuse(text, "has no time; write date, time and zone");
    return { ok: true, epochMillis: startOfDay(zone, parts.date) };
  }
  if (parts.zone !== undefined) return inWrittenZone(text, parts, parts.zone);
  if (parts.offset !== undefined) return withOffset(text, parts.wallMillis, parts.offset);
  if (!options.localTime) {
    return refuse(text, "has no zone; add Z, an offset such as +05:30, or [Area/City]");
  }
  return inZone(text, parts.wallMillis, zone);
}

/** parseInstant for many texts of one zone: dates without time are looked up once each. */
export function instantReader(
  zone: string,
  options: InstantOptions,
): (text: string) => InstantResult {
  const days = new Map<string, InstantResult>();
  return (text) => {
    if (text.length !== 10) return parseInstant(text, zone, options);
    const known = days.get(text);
    if (known) return known;
    const result = parseInstant(text, zone, options);
    if (result.ok) days.set(text, result);
    return result;
  };
}

/** Whether a text is a real ISO date ("2026-02-28") of the years 1900 to 2200. */
export function isIsoDate(text: string): boolean {
  const parts = readParts(text);
  return typeof parts !== "string" && !parts.hasTime;
}

/** First instant of a day in a zone: usually 00:00, later where the clock skips midnight. */
export function startOfDay(zone: string, isoDate: string): number {
  return Temporal.PlainDate.from(isoDate).toZonedDateTime(zone).epochMilliseconds;
}

/** Whether a text names a zone of the IANA database; offsets such as "+05:30" are none. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function readParts(text: string): Parts | string {
  const match = text.length <= 100 ? SHAPE.exec(text) : null;
  if (!match)
    return `${quote(text)} is not an ISO date or date-time such as 2026-11-03T10:00+05:30`;
  const [year = 0, month = 0, day = 0] = match.slice(1, 4).map(Number);
  const [hour = 0, minute = 0, second = 0] = match.slice(4, 7).map((part) => Number(part ?? 0));
  const millis = Number((match[7] ?? "").slice(0, 3).padEnd(3, "0"));
  if (year < YEAR_MIN || year > YEAR_MAX) {
    return `${quote(text)} is outside the years ${YEAR_MIN} to ${YEAR_MAX}`;
  }
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return `${quote(text)} names a day that does not exist`;
  }
  if (hour > 23 || minute > 59 || second > 59) {
    return `${quote(text)} names a time that does not exist; hours go from 00 to 23`;
  }
  return {
    date: text.slice(0, 10),
    wallMillis: Date.UTC(year, month - 1, day, hour, minute, second, millis),
    hasTime: match[4] !== undefined,
    offset: match[8],
    zone: match[9]?.slice(1, -1),
  };
}

function withOffset(text: string, wallMillis: number, offset: string): InstantResult {
  const millis = offsetMillis(offset);
  if (millis === null) return refuse(text, "has an offset that no zone has");
  return { ok: true, epochMillis: wallMillis - millis };
}

/** "+05:30", "+0530", "+05" or "Z" in milliseconds; null beyond 15 hours, which no zone has. */
function offsetMillis(offset: string): number | null {
  if (offset === "Z" || offset === "z") return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(":", "") || "0");
  if (hours > 15 || minutes > 59) return null;
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function inWrittenZone(text: string, parts: Parts, zone: string): InstantResult {
  if (!isZone(zone)) return refuse(text, "names a zone that the IANA database does not have");
  if (parts.offset === undefined) return inZone(text, parts.wallMillis, zone);
  const result = withOffset(text, parts.wallMillis, parts.offset);
  if (!result.ok || /^z$/i.test(parts.offset)) return result;
  if (wallMillisAt(zone, result.epochMillis) !== parts.wallMillis) {
    return refuse(text, "has an offset that its zone does not have at that time");
  }
  return result;
}

/** Local time of a zone; every offset that the zone has around that time is tried. */
function inZone(text: string, wallMillis: number, zone: string): InstantResult {
  const found = new Set<number>();
  for (const hours of [-26, 0, 26]) {
    const near = wallMillis + hours * 3_600_000;
    const candidate = wallMillis - (wallMillisAt(zone, near) - near);
    if (wallMillisAt(zone, candidate) === wallMillis) found.add(candidate);
  }
  const [epochMillis, second] = found;
  if (epochMillis === undefined)
    return refuse(text, `does not exist in ${zone}: the clock skips it`);
  if (second !== undefined) return refuse(text, `comes twice in ${zone}; write its offset`);
  return { ok: true, epochMillis };
}

/** What a clock in the zone shows at an instant, in milliseconds as if it were UTC. */
function wallMillisAt(zone: string, epochMillis: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMillis).toZonedDateTimeISO(zone);
  return epochMillis + local.offsetNanoseconds / 1_000_000;
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

function refuse(text: string, why: string): InstantResult {
  return { ok: false, reason: `${quote(text)} ${why}` };
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}...` : text);
}
