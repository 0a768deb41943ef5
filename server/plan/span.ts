/** Spans of time as a plan writes them: so many days or calendar months, the first one counted. */
import { Temporal } from "temporal-polyfill";
import { startOfDay } from "./instant.ts";

export interface Span {
  count: number;
  unit: "days" | "months";
}

/** What stands in the text: "30 days", "1 month". */
export const SPAN_PATTERN = "^[1-9][0-9]{0,3} (days?|months?)$";

/** Reads a text that fits SPAN_PATTERN. */
export function readSpan(text: string): Span {
  const [count, unit = ""] = text.split(" ");
  return { count: Number(count), unit: unit.startsWith("month") ? "months" : "days" };
}

/**
 * The first instant (epoch ms) of a span that ends with `lastDay`, an ISO date in the zone: 1 day is
 * that day alone, 1 month is its calendar month up to that day.
 */
export function startOfSpan(zone: string, span: Span, lastDay: string): number {
  const last = Temporal.PlainDate.from(lastDay);
  const first =
    span.unit === "days"
      ? last.subtract({ days: span.count - 1 })
      : last.with({ day: 1 }).subtract({ months: span.count - 1 });
  return startOfDay(zone, first.toString());
}

/** The instant so many days later, at the same time of day in the zone (epoch ms). */
export function afterDays(zone: string, instant: number, days: number): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).add({ days })
    .epochMilliseconds;
}
