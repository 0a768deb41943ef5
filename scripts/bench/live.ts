/**
 * `npm run bench -- live [--distributors N]... [--chain N]`: how long an order takes to reach the figures of everybody
 * above its seller, by how many come at once; then at which rate that holds.
 *
 * Orders are recorded and followed in this process, by the functions that server and worker call: HTTP, the queue
 * and pages are not in it.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Graph } from "../../server/graph/graph.ts";
import { correctSponsor } from "../../server/genealogy/place.service.ts";
import { recordEnrolments } from "../../server/import/enrolled/record-enrolments.service.ts";
import { recordOrders } from "../../server/import/placed/record-orders.service.ts";
import { computeOpenPeriods, livePeriods, type Live } from "../../server/live/live.service.ts";
import { settlingOf } from "../../server/live/settling.ts";
import type { Plan } from "../../server/plan/plan.ts";
import { distributorId, orderMonth, seeded } from "../../tests/support/big-company.ts";
import { readSizes } from "./sizes.ts";
import { buildCompany, clock, openCompany, say, withStore, type Used } from "./store.ts";
import { ratio, usageTable, whole } from "./table.ts";

const USAGE = "Usage: npm run bench -- live [--distributors N]... [--chain N]";
const SIZES = [10_000];
/** Orders at once. */
const HANDFULS = [1, 10, 50];
const ROUNDS = 20;
/** Orders a second that are tried, in handfuls of fifty. */
const RATES = [50, 150, 300, 600];
const TRIED_MS = 10_000;
const TURN_MS = 200;

interface Measured {
  size: number;
  /** Row -> milliseconds, in the order in which they ran. */
  rows: Map<string, number>;
  used: Used;
}

/** Follows orders in a company of each size on a store of its own and answers the table. */
export async function benchLive(argv: string[]): Promise<string> {
  const all: Measured[] = [];
  const { sizes, chain } = readSizes(argv, SIZES, USAGE);
  for (const size of sizes) all.push(await measure(size, chain));
  const [last] = all.slice(-1);
  const rows = [...(last?.rows.keys() ?? [])].map((name) => {
    const found = all.map(({ rows: one }) => one.get(name) ?? 0);
    return [name, ...found.map((millis) => `${whole(millis)} ms`), ratio(found)];
  });
  return usageTable("distributors", all, rows);
}

function measure(size: number, chain: number | undefined): Promise<Measured> {
  return withStore(async ({ graph, folder, used }) => {
    const rows = new Map<string, number>();
    const plan = await openCompany(graph, await buildCompany(folder, size, chain));
    const deps = { graph, clock };
    say("computing the open period");
    rows.set("the open period, computed whole", await timed(() => computeOpenPeriods(deps)));
    const live = livePeriods(deps);
    const shop = shopOf(graph, plan, size);
    say("following");
    await oneByOne(live, shop, rows);
    say("enrolling and moving");
    for (const [name, change] of placesOf(graph, plan, size)) {
      const followed = await followedAfter(live, change);
      rows.set(`${name}, half within`, quantile(followed, 0.5));
      rows.set(`${name}, all within`, quantile(followed, 1));
    }
    rows.set("earnings, settled", await timed(() => live.settle()));
    for (const rate of RATES) {
      say(`${rate} orders a second`);
      const waits = await atRate(live, shop, rate);
      rows.set(`at ${rate} orders/s, half within`, quantile(waits, 0.5));
      rows.set(`at ${rate} orders/s, 99 % within`, quantile(waits, 0.99));
    }
    return { size, rows, used: used() };
  });
}

/** Records so many orders of random people. */
type Shop = (count: number) => Promise<unknown>;

function shopOf(graph: Graph, plan: Plan, size: number): Shop {
  const random = seeded(7);
  let made = 0;
  return (count) => {
    const orders = Array.from({ length: count }, () => ({
      ...{ id: `live-${(made += 1)}`, buyerId: distributorId(Math.floor(random() * size)) },
      ...{ placedAt: new Date(orderMonth.until - 1).toISOString(), kind: "order" },
      ...{ currency: plan.currency, total: "50.00" },
      ...{ qualifyingVolume: "50.00", commissionableVolume: "45.00" },
    }));
    return recordOrders({ graph, clock }, { orders, plan, actorId: "bench" });
  };
}

/** What changes places: somebody new under a random person; a random person, with everybody below, under another one. */
function placesOf(graph: Graph, plan: Plan, size: number): [string, () => Promise<unknown>][] {
  const random = seeded(11);
  const anybody = () => distributorId(Math.floor(random() * size));
  const deps = { graph, clock };
  let made = 0;
  const enrol = () =>
    recordEnrolments(deps, {
      ...{ plan, customers: [], actorId: "bench" },
      distributors: [
        {
          ...{ id: `live-${(made += 1)}`, name: "New", email: "new@example.com", country: "US" },
          ...{ joinedOn: new Date(clock()).toISOString(), sponsorId: anybody(), status: "active" },
        },
      ],
    });
  const move = () =>
    correctSponsor(deps, {
      ...{ distributorId: anybody(), newParentId: anybody(), effectiveAt: clock() },
      ...{ reason: "Moved by the bench.", actor: { id: "bench", name: "Bench" } },
      key: `move-${(made += 1)}`,
    });
  return [
    ["somebody new, recorded and followed", enrol],
    ["somebody with all below moved, recorded and followed", move],
  ];
}

async function followedAfter(live: Live, change: () => Promise<unknown>): Promise<number[]> {
  const followed: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    followed.push(await timed(() => change().then(() => live.catchUp())));
  }
  followed.shift();
  return followed;
}

async function oneByOne(live: Live, shop: Shop, rows: Map<string, number>): Promise<void> {
  for (const count of HANDFULS) {
    const recorded: number[] = [];
    const followed: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      recorded.push(await timed(() => shop(count)));
      followed.push(await timed(() => live.catchUp()));
    }
    rows.set(`${count} at once, the first followed in`, followed.shift()!);
    recorded.shift();
    rows.set(`${count} at once, recorded, half within`, quantile(recorded, 0.5));
    rows.set(`${count} at once, followed, half within`, quantile(followed, 0.5));
    rows.set(`${count} at once, followed, all within`, quantile(followed, 1));
  }
}

/** From the beginning of each request to the end of the turn that follows it, ms, earnings settled meanwhile. */
async function atRate(live: Live, shop: Shop, rate: number): Promise<number[]> {
  const waits: number[] = [];
  let waiting: number[] = [];
  let ended = false;
  const settle = settlingOf(live, {
    settled: () => Promise.resolve(),
    failed: (error) => {
      throw error;
    },
  });
  const follower = (async () => {
    while (!ended || waiting.length > 0) {
      const taken = waiting;
      waiting = [];
      await live.catchUp();
      for (const begun of taken) waits.push(performance.now() - begun);
      settle.ifDue();
      await pause(TURN_MS);
    }
  })();
  const begun = performance.now();
  for (let turn = 0; performance.now() - begun < TRIED_MS; turn += 1) {
    const due = begun + (turn * 50_000) / rate;
    if (due > performance.now()) await pause(due - performance.now());
    // A shop that must wait for the one before it has waited since it was due.
    await shop(50);
    waiting.push(due);
  }
  ended = true;
  await follower;
  await settle.ended();
  return waits;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
