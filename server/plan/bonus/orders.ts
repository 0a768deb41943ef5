/** Which orders a bonus pays on, and which of their points it multiplies. */
import { orderKinds, type OrderKind } from "../order-kind.ts";
import type { PlanReader } from "../text/plan-reader.ts";
import type { PlanPath } from "../text/plan-yaml.ts";
import { choice, list, mapping, type Schema } from "../text/schema-parts.ts";

/** How long the seller has been here when an order is placed; see docs/plan/orders.md. */
export interface Age {
  count: number;
  /**
   * days: calendar days in the plan's zone, the date of joining is day 1; months: calendar months, that
   * of joining is month 1; hours: elapsed time from the instant of joining.
   */
  unit: "days" | "months" | "hours";
}

/** A return follows the order that it returns: its kind, its product, and the age at that order. */
export interface OrderFilter {
  /** null: every kind. */
  kinds: OrderKind[] | null;
  /** null: every product, and orders that name none. */
  products: string[] | null;
  /** From this age on; null: from the beginning. With hours the bound itself is in. */
  ageFrom: Age | null;
  /** Up to this age; null: for ever. Days and months are in whole, hours end just before the bound. */
  ageTo: Age | null;
}

/** Which points of an order are paid on. */
export type PaidOn = "commissionable" | "qualifying";

/** What the kinds that pay on orders say alike. */
export interface OrdersPaid {
  /** null: all orders. */
  orders: OrderFilter | null;
  paidOn: PaidOn;
}

export interface RawOrdersPaid {
  orders?: { kinds?: OrderKind[]; products?: string[]; sellerAge?: { from?: string; to?: string } };
  paidOn?: PaidOn;
}

/** What stands in the text: "60 days", "2 months", "72 hours". */
export const AGE_PATTERN = "^[1-9][0-9]{0,5} (day|month|hour)s?$";

/** The keys, both optional, as a kind adds them to its own. */
export function ordersPaidSchema(): { [key: string]: Schema } {
  const bought = orderKinds.filter((kind) => kind !== "return");
  const age: Schema = {
    type: "string",
    pattern: AGE_PATTERN,
    description: "an age of the seller, such as 60 days, 2 months or 72 hours",
  };
  const orders = {
    kinds: list("kinds of orders", choice("a kind of order", ...bought), 3, 1),
    products: list("products", { type: "string", description: "the code of a product" }, 1000, 1),
    sellerAge: {
      ...mapping("the age of the seller: { from: 61 days }", { from: age, to: age }, "all"),
      minProperties: 1,
    },
  };
  return {
    orders: { ...mapping("the orders that pay", orders, "all"), minProperties: 1 },
    paidOn: choice("the points that are paid on", "commissionable", "qualifying"),
  };
}

/** The names of those keys, for a kind's list of what may be left out. */
export const ORDERS_PAID_KEYS = ["orders", "paidOn"];

/** From text to typed form; `path` is that of the bonus. Refuses ages that leave no order. */
export function typeOrdersPaid(reader: PlanReader, raw: RawOrdersPaid, path: PlanPath): OrdersPaid {
  const { orders, paidOn = "commissionable" } = raw;
  if (orders === undefined) return { orders: null, paidOn };
  const { from, to } = orders.sellerAge ?? {};
  const ageFrom = from === undefined ? null : readAge(from);
  const ageTo = to === undefined ? null : readAge(to);
  if (ageFrom?.unit === ageTo?.unit && ageFrom && ageTo && ageFrom.count > ageTo.count) {
    reader.refuse(
      [...path, "orders", "sellerAge", "to"],
      "Nobody is that old before from; swap the two.",
    );
  }
  const { kinds = null, products = null } = orders;
  return { orders: { kinds, products, ageFrom, ageTo }, paidOn };
}

/** Reads a text that fits AGE_PATTERN. */
export function readAge(text: string): Age {
  const [count, word = ""] = text.split(" ");
  const unit = word.startsWith("day") ? "days" : word.startsWith("month") ? "months" : "hours";
  return { count: Number(count), unit };
}
