/**
 * Each plan of docs/plans closes three periods of a made-up company, and the second opinion agrees.
 *
 * The company is the same for every plan: a seeded tree with customers, autoships, starters and returns.
 */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { caseFolder, openStore, trialOf, type Store } from "./trial-store.ts";

const folder = fileURLToPath(new URL("../../docs/plans/", import.meta.url));
const plans = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const PEOPLE = process.env.TEST_LONG === "1" ? 1_000 : 60;
let store: Store;

beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

/** Whole numbers below `below`, the same ones in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** A company of so many people, who sponsor earlier ones, over 90 days from the first of January. */
function companyOf(people: number) {
  const next = sequence(20_260_101);
  const day = (number: number) =>
    new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
  const distributors = ["id,joinedOn,sponsorId,status"];
  const customers = ["id,distributorId"];
  const orders = ["id,buyerId,placedAt,qualifyingVolume,commissionableVolume,kind,returnsOrderId"];
  let number = 0;
  const order = (buyer: string, at: number, points: number, kind: string, returns = "") => {
    const id = `o${(number += 1)}`;
    orders.push([id, buyer, day(at), `${points}.00`, `${points}.00`, kind, returns].join(","));
    return id;
  };
  for (let i = 0; i < people; i += 1) {
    const id = `d${i}`;
    // Most sponsors are among the first, so that legs are deep and of unequal size.
    const sponsor = i === 0 ? "" : `d${Math.min(next(i), next(i))}`;
    const joined = i < people / 2 ? -30 : next(30);
    const status = next(30) === 0 && i > 0 ? "suspended" : "active";
    distributors.push([id, day(joined), sponsor, status].join(","));
    if (next(2) === 0) customers.push(`c${i},${id}`);
    const from = Math.max(0, joined);
    order(id, from, 100 + 50 * next(8), "starter");
    for (let month = 0; month < 3; month += 1) {
      const at = from + 30 * month + next(25);
      if (at >= 89 || next(4) === 0) continue;
      const bought = order(id, at, 20 * next(30), next(2) === 0 ? "autoship" : "order");
      const points = 20;
      if (next(12) === 0) order(id, at + 1, points, "return", bought);
      if (customers.at(-1)?.startsWith(`c${i},`)) order(`c${i}`, at, 10 * next(40), "order");
    }
  }
  return { distributors, customers, orders };
}

test.each(plans)(
  "%s closes three periods, and both engines agree",
  async (name) => {
    const tables = companyOf(PEOPLE);
    const { dir, remove } = caseFolder({
      "distributors.csv": `${tables.distributors.join("\n")}\n`,
      "customers.csv": `${tables.customers.join("\n")}\n`,
      "orders.csv": `${tables.orders.join("\n")}\n`,
    });
    try {
      const outcome = await trialOf(store, dir, readFileSync(`${folder}${name}`, "utf8"));
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults.slice(0, 5), null, 1));
      expect(outcome.periodIds.length).toBeGreaterThanOrEqual(3);
      expect(outcome.tables.exceptions.filter(([, code]) => code === "opinions_differ")).toEqual(
        [],
      );
      expect(outcome.tables.commissions.length).toBeGreaterThan(5);
    } finally {
      remove();
    }
  },
  900_000,
);
