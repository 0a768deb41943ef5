/**
 * How much of an order a bonus pays on: all of its points, or nothing.
 *
 * The traversals choose orders in Cypher; this decides the same again, for single orders: for the
 * explanation of a line, and for own orders that a throttle cuts.
 */
import { Temporal } from "temporal-polyfill";
import type { Age, OrderFilter, OrdersPaid } from "../plan/plan.ts";

/** An order as it counts in a period: its entry there. */
export interface OrderVolume {
  orderId: string;
  sourceId: string;
  own: boolean;
  /** Hundredths of a point; negative for a return. */
  commissionable: bigint;
  qualifying: bigint;
  /** What was sold; a return's figures are those of the order that it returns. */
  kind: string;
  product: string | null;
  /** Epoch ms. */
  placedAt: bigint;
  /** When the seller joined, epoch ms. */
  joinedAt: bigint;
}

const HOUR = 3_600_000;

/** Hundredths of a point; zero where the bonus does not pay on the order. `zone` is the plan's. */
export function paidVolume(paid: OrdersPaid, zone: string, order: OrderVolume): bigint {
  const points = paid.paidOn === "qualifying" ? order.qualifying : order.commissionable;
  return paid.orders === null || chosen(paid.orders, zone, order) ? points : 0n;
}

function chosen(filter: OrderFilter, zone: string, order: OrderVolume): boolean {
  const { kinds, products, ageFrom, ageTo } = filter;
  if (kinds !== null && !kinds.some((kind) => kind === order.kind)) return false;
  if (products !== null && !products.some((product) => product === order.product)) return false;
  if (ageFrom !== null && ageIn(ageFrom.unit, zone, order) < lowest(ageFrom)) return false;
  return ageTo === null || ageIn(ageTo.unit, zone, order) <= highest(ageTo);
}

function lowest({ unit, count }: Age): number {
  return unit === "hours" ? count * HOUR : count;
}

/** Hours end just before their bound; the last day or month is in whole. */
function highest({ unit, count }: Age): number {
  return unit === "hours" ? count * HOUR - 1 : count;
}

/** The seller's age at the order: days or months, that of joining being 1, or elapsed milliseconds. */
function ageIn(unit: Age["unit"], zone: string, { joinedAt, placedAt }: OrderVolume): number {
  if (unit === "hours") return Number(placedAt - joinedAt);
  const joined = dayOf(zone, joinedAt);
  const placed = dayOf(zone, placedAt);
  if (unit === "days") return joined.until(placed, { largestUnit: "days" }).days + 1;
  return (placed.year - joined.year) * 12 + placed.month - joined.month + 1;
}

function dayOf(zone: string, epochMillis: bigint): Temporal.PlainDate {
  const instant = Temporal.Instant.fromEpochMilliseconds(Number(epochMillis));
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}
