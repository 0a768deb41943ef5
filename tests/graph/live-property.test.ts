/**
 * Open periods followed order by order hold what a whole computation gives, to the last property: random plans and
 * companies, whose later orders, returns and moves arrive in handfuls, some of them followed twice; and the process that
 * follows them dies again and again, before or after any of its writes.
 *
 * `npm test` looks at 16 companies, `--runs` says how many; a failing one is printed as the files of a case folder.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { directorySource } from "../../server/company-file/company-source.ts";
import type { Graph } from "../../server/graph/graph.ts";
import { importCompany } from "../../server/import/import.service.ts";
import { recordOrders } from "../../server/import/placed/record-orders.service.ts";
import { followSales } from "../../server/live/follow-sales.ts";
import { heldSheets, type LiveDeps } from "../../server/live/held-sheets.ts";
import { wholeOf } from "../../server/live/verify.service.ts";
import { livePeriods, type Live } from "../../server/live/live.service.ts";
import { moveOrder } from "../../server/order/move.service.ts";
import { openPeriodsOf, refreshOpenPeriods } from "../../server/period/period.service.ts";
import { storePlanVersion } from "../../server/period/plan-version.ts";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import type { Plan } from "../../server/plan/plan.ts";
import { giveOverrides } from "../../server/trial/overrides.ts";
import { randomCompany } from "../support/random/company.ts";
import { filesOf, type Company, type OrderText } from "../support/random/spec.ts";
import { caseFolder, openStore, type Store } from "./trial-store.ts";

const seed = Number(process.env.TEST_SEED ?? 20261127);
const runs = Number(process.env.TEST_RUNS ?? (process.env.TEST_LONG === "1" ? 400 : 16));
let store: Store;
/** Handfuls that were followed person by person; all others were computed whole. */
let followed = 0;
/** Processes that died at it. */
let died = 0;

beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

/** How the later orders of a company come. */
const stream = fc.record({
  /** How many orders there are before anything is followed. */
  before: fc.nat(12),
  handful: fc.integer({ min: 1, max: 6 }),
  /** Every so-manyth handful is followed twice, as after a crash. */
  again: fc.integer({ min: 1, max: 3 }),
  /** Before which of its writes a process dies, and whether it was written all the same; counted anew each time. */
  deaths: fc.array(fc.record({ write: fc.integer({ min: 1, max: 14 }), written: fc.boolean() }), {
    maxLength: 4,
  }),
  moves: fc.array(fc.record({ after: fc.nat(5), order: fc.nat(40), to: fc.nat(30) }), {
    maxLength: 3,
  }),
});
type Stream = typeof stream extends fc.Arbitrary<infer T> ? T : never;

// The weeks of a random plan borrow the month's ranks: such a plan is computed whole.
const streamed = fc.tuple(
  randomCompany.filter(({ plan }) => plan.calendars.length === 1),
  stream,
);

/** What a process finds that is gone. */
class Died extends Error {}

/** A database as a process sees it that dies at one of its writes: nothing more is written by it. */
function until(death: Stream["deaths"][number], graph: Graph): Graph {
  let left = death.write;
  const mortal = async <R>(write: () => Promise<R>): Promise<R> => {
    left -= 1;
    if (left < 0 || (left === 0 && !death.written)) throw new Died();
    const answer = await write();
    if (left === 0) throw new Died();
    return answer;
  };
  return {
    ...graph,
    write: (name, parameters) => mortal(() => graph.write(name, parameters)) as never,
    transaction: (work) => mortal(() => graph.transaction(work)),
  };
}

/** Whether anything was followed, or computed whole. */
async function caughtUp(live: Live): Promise<boolean> {
  const tidings = await live.catchUp();
  if (tidings.some(({ people }) => people !== null)) followed += 1;
  return tidings.length > 0;
}

/** Somebody follows and settles until he dies, or is done. */
async function liveUntil(death: Stream["deaths"][number], deps: LiveDeps): Promise<void> {
  const live = livePeriods({ ...deps, graph: until(death, deps.graph) });
  try {
    while (await caughtUp(live));
    await live.settle();
  } catch (error) {
    if (!(error instanceof Died)) throw error;
    died += 1;
  }
}

/** Everything that the open sheets say. */
async function everything(deps: LiveDeps): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const { period } of await openPeriodsOf(deps)) {
    for (const what of ["standings", "commissions", "payments"] as const) {
      found.push([period.id, what, await wholeOf(deps.graph, what, period.sheet)]);
    }
  }
  return found;
}

const handed = (order: OrderText, { currency }: Plan) => ({ ...order, currency, total: "1" });

/** Brings the company in, follows its later orders, and compares after every handful. */
async function follow(graph: Graph, company: Company, { before, ...how }: Stream): Promise<void> {
  // A return that comes before its order is there would be refused.
  const orders = [...company.orders].sort((a, b) => a.placedAt.localeCompare(b.placedAt));
  const files = filesOf({ ...company, orders: orders.slice(0, before) });
  const { dir, remove } = caseFolder(files);
  try {
    const parsed = parsePlan(files["plan.yaml"]!);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const { plan } = parsed;
    const now = Math.max(...orders.map(({ placedAt }) => Date.parse(placedAt)));
    const deps = { graph, clock: () => now };
    await storePlanVersion(deps, files["plan.yaml"]!);
    const source = directorySource(dir);
    const brought = await importCompany(deps, { source, plan, mode: "trial", actorId: "ops" });
    if (!brought.ok) throw new Error(JSON.stringify(brought.faults));
    await giveOverrides(deps, plan, dir);
    const live = livePeriods(deps);
    while ((await live.catchUp()).length > 0);
    const later = orders.slice(before);
    for (let at = 0, turn = 0; at < later.length; at += how.handful, turn += 1) {
      const some = later.slice(at, at + how.handful).map((one) => handed(one, plan));
      const answer = await recordOrders(deps, { orders: some, plan, actorId: "shop" });
      if (!("recorded" in answer)) throw new Error(JSON.stringify(answer));
      for (const move of how.moves.filter(({ after }) => after === turn)) {
        await moveOrder(deps, {
          orderId: orders[move.order % orders.length]!.id,
          toId: company.distributors[move.to % company.distributors.length]!.id,
          ...{ reason: "Sold by another.", actor: { id: "ops", name: "Olga" }, key: `m${turn}` },
        });
      }
      for (const death of how.deaths) await liveUntil(death, deps);
      live.letGo();
      await caughtUp(live);
      if (turn % how.again === 0) {
        live.letGo();
        await followSales(deps, heldSheets(graph), answer.recorded);
        live.letGo();
      }
      await live.settle();
      const stands = await everything(deps);
      await refreshOpenPeriods(deps);
      live.letGo();
      expect(stands).toEqual(await everything(deps));
    }
  } finally {
    remove();
  }
}

test("what is followed is what a whole computation gives", async () => {
  const equal = fc.asyncProperty(streamed, ([company, how]) =>
    store.graph.rehearse((bound) => follow(bound, company, how), { timeout: 600_000 }),
  );
  const half = Math.ceil(runs / 2);
  const details = await Promise.all(
    [seed, seed + 1].map((from) => fc.check(equal, { seed: from, numRuns: half })),
  );
  expect(followed).toBeGreaterThan(runs);
  expect(died).toBeGreaterThan(runs);
  for (const one of details.filter(({ failed }) => failed)) {
    const [company, how] = one.counterexample?.[0] ?? [];
    const files = company === undefined ? {} : filesOf(company);
    const shown = Object.entries(files).map(([name, text]) => `--- ${name}\n${text}`);
    throw new Error([JSON.stringify(how), ...shown, String(one.errorInstance)].join("\n"));
  }
}, 3_600_000);
