/**
 * A company of normal life for the anomaly checks: 120 distributors, four below each, 60 customers, four
 * months. Everybody buys about the same every month, a quarter more or less, and a fifth more in May; one
 * in ten skips a month; six orders of every month come back after its end; five people join late in May;
 * some customers live with their distributor and use his address.
 */
import { seeded } from "./big-company.ts";
import type { CompanyText } from "./company-folder.ts";

export const MONTHS = ["2026-02", "2026-03", "2026-04", "2026-05"] as const;
export const WATCHED = "2026-05";
/** 10 June 2026: May has ended, returns of its orders have arrived. */
export const watchedNow = Date.UTC(2026, 5, 10, 12);

const DISTRIBUTORS = 120;
const CUSTOMERS = 60;

export const distributor = (number: number) => `d${String(number).padStart(3, "0")}`;
export const parentOf = (number: number) => (number === 0 ? -1 : (number - 1) >> 2);

/** An order of the company; volumes in whole points. */
export interface Bought {
  id: string;
  buyer: string;
  /** Who is credited, by number. */
  seller: number;
  month: string;
  /** ISO instant. */
  at: string;
  qualifying: number;
  commissionable: number;
  returns?: string;
}

export interface WatchedCompany {
  orders: Bought[];
  /** Rows of customers.csv beside the usual ones. */
  customers: string[];
}

/** Four months of normal life. */
export function normalLife(seed: number): WatchedCompany {
  const random = seeded(seed);
  const usual = Array.from({ length: DISTRIBUTORS }, () => 60 + random() * 80);
  const habits = Array.from({ length: CUSTOMERS }, () => 20 + random() * 40);
  const orders: Bought[] = [];
  const buy = (buyer: string, seller: number, month: string, points: number) => {
    const qualifying = Math.floor(points * (month === WATCHED ? 1.2 : 1) * (0.75 + random() * 0.5));
    const day = String(1 + Math.floor(random() * 27)).padStart(2, "0");
    const at = `${month}-${day}T10:00:00Z`;
    const commissionable = Math.floor(qualifying * 0.9);
    const id = `${month}-${buyer}`;
    orders.push({ id, buyer, seller, month, at, qualifying, commissionable });
  };
  for (const month of MONTHS) {
    usual.forEach((points, number) => {
      if (random() < 0.9) buy(distributor(number), number, month, points);
    });
    habits.forEach((points, number) => {
      if (random() < 0.85) buy(`c${number}`, number * 2, month, points);
    });
    const placed = orders.filter((one) => one.month === month && one.returns === undefined);
    for (let back = 0; back < 6; back += 1) {
      const order = placed.splice(Math.floor(random() * placed.length), 1)[0]!;
      orders.push({ ...order, id: `${order.id}-back`, at: dayAfter(month), returns: order.id });
    }
  }
  return { orders, customers: [] };
}

/** The second day of the month after. */
function dayAfter(month: string): string {
  return `${month.slice(0, -1)}${Number(month.slice(-1)) + 1}-02T10:00:00Z`;
}

/** The tables of the company. */
export function tablesOf({ orders, customers }: WatchedCompany): CompanyText {
  const people = Array.from({ length: DISTRIBUTORS }, (_, number) => {
    const sponsor = number === 0 ? "" : distributor(parentOf(number));
    const id = distributor(number);
    return `${id},Person ${number},${id}@example.com,US,2024-01-01,${sponsor},,,active,bronze`;
  });
  const joined = Array.from({ length: 5 }, (_, number) => {
    const sponsor = distributor(40 + number * 7);
    return `n${number},New ${number},n${number}@example.com,US,2026-05-27,${sponsor},,,active,`;
  });
  const usual = Array.from({ length: CUSTOMERS }, (_, number) => {
    const owner = distributor(number * 2);
    const address = `${number % 10 === 0 ? owner : `c${number}`}@example.com`;
    return `c${number},Customer ${number},${address},${owner},${owner},retail`;
  });
  const rows = orders.map(({ id, buyer, at, qualifying, commissionable, returns }) => {
    const figures = `${qualifying}.00,${qualifying}.00,${commissionable}.00`;
    return `${id},${buyer},${at},USD,${figures},${returns ? "return" : "order"},${returns ?? ""}`;
  });
  return {
    distributors: [...people, ...joined].join("\n"),
    customers: [...usual, ...customers].join("\n"),
    orders: rows.join("\n"),
  };
}

/** The plan; its second version, for May, may have other rates. */
export function watchedPlan(version: 1 | 2, rates: { retail: string; care: string }): string {
  return `
plan: watched
version: ${version}
name: Watched
effectiveFrom: ${version === 1 ? "2026-01-01" : "2026-05-01"}
zone: UTC
currency: USD
points:
  value: 1.00
calendars:
  - { id: month, every: month, cutOff: 7 days, ranks: own }
volume:
  tree: sponsor
  customerOrders: counted
  returns: inPeriodOfRefund
placement: none
activity: always
ranks:
  - { id: bronze, name: Bronze, requires: { personalVolume: 50.00 } }
  - { id: silver, name: Silver, requires: { personalVolume: 300.00 } }
  - { id: gold, name: Gold, requires: { personalVolume: 550.00 } }
breakaway: none
bonuses:
${[
  ["team", "Team commission", "upline", "upline", "[10%, 5%, 3%]"],
  ["retail", "Retail bonus", "none", "seller", `[${rates.retail}]`],
  ["care", "Care bonus", "seller", "none", `[${rates.care}]`],
]
  .map(
    ([id, name, own, customers, list]) => `  - id: ${id}
    name: ${name}
    kind: unilevel
    calendar: month
    tree: sponsor
    ownOrders: ${own}
    customerOrders: ${customers}
    rankBy: paidAs
    rates: ${list}
    payee: {}
    compression: none`,
  )
  .join("\n")}
rounding:
  mode: halfEven
  per: line
caps:
  person: none
  company: none
payout:
  minimum: 0.00
`;
}
