/** How long somebody has been here. */
import { Temporal } from "temporal-polyfill";
import type { Age } from "../../plan/bonus/orders.ts";
import { startOfDay } from "../../plan/instant.ts";

const HOUR = 3_600_000;

/** The first instant of an age: day 1 is the date of joining, month 1 its calendar month. */
export function begins(zone: string, joined: number, { count, unit }: Age): number {
  if (unit === "hours") return joined + count * HOUR;
  return dayAfter(zone, joined, unit, count - 1);
}

/** The first instant after an age. */
export function hasPassed(zone: string, joined: number, { count, unit }: Age): number {
  if (unit === "hours") return joined + count * HOUR;
  return dayAfter(zone, joined, unit, count);
}

function dayAfter(zone: string, joined: number, unit: "days" | "months", count: number): number {
  const instant = Temporal.Instant.fromEpochMilliseconds(joined);
  const day = instant.toZonedDateTimeISO(zone).toPlainDate();
  const first = unit === "days" ? day : day.with({ day: 1 });
  return startOfDay(zone, first.add({ [unit]: count }).toString());
}
