/**
 * Open periods followed order by order hold what a whole computation gives, to the last property: random plans and
 * companies, whose later orders, returns, enrolments and moves of orders and of places arrive in handfuls, some of them followed twice; and the process that
 * follows them dies again and again, before or after any of its writes.
 *
 * `npm test` looks at 16 companies, `--runs` says how many; a failing one is printed as the files of a case folder.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { directorySource } from "../../server/company-file/company-source.ts";
import type { Graph } from "../../server/graph/graph.ts";
import { importCompany } from "../../server/import/import.service.ts";
import { correctPlacement, correctSponsor } from "../../server/genealogy/place.service.ts";
import { recordEnrolments } from "../../server/import/enrolled/record-enrolments.service.ts";
import { recordOrders } from "../../server/import/placed/record-orders.service.ts";
import { NO_CHANGES } from "../../server/live/changes.ts";
import { follow as followChanges } from "../../server/live/follow.ts";
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
import { inLanes } from "../support/random/lanes.ts";
import { filesOf } from "../support/random/spec.ts";
import type { Company, CustomerText, DistributorText, OrderText } from "../support/random/spec.ts";
import { caseFolder, openStore, type Store } from "./trial-store.ts";

const seed = Number(process.env.TEST_SEED ?? 20261127);
const runs = Number(process.env.TEST_RUNS ?? (process.env.TEST_LONG === "1" ? 400 : 16));
let store: Store;
/** Handfuls that were followed person by person; all others were computed whole. */
let followed = 0;
/** People who were given another place. */
let replaced = 0;
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
  /** How many people are enrolled later, and in which turn; those whose orders come are enrolled before. */
  enrolled: fc.nat(5),
  enrolledAt: fc.nat(2),
  places: fc.array(
    fc.record({
      ...{ after: fc.nat(2), who: fc.nat(30), to: fc.nat(30), leg: fc.nat(3) },
      tree: fc.constantFrom("sponsor" as const, "placement" as const),
      /** Days ago from which it holds; null: from joining on. */
      days: fc.option(fc.nat(40)),
    }),
    { maxLength: 8 },
  ),
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

/** People who come later: nobody who is there from the beginning stands below them. */
interface Newcomers {
  distributors: DistributorText[];
  customers: CustomerText[];
  buyers: Set<string>;
}

/** The company without its last people, at most so many, and those people. */
function apart(company: Company, most: number): { first: Company; newcomers: Newcomers } {
  const late = new Set<string>();
  const brings = new Set(company.opening.map(({ distributorId }) => distributorId));
  const overridden = new Set(company.overrides.map(({ distributorId }) => distributorId));
  for (const one of [...company.distributors].reverse()) {
    const below = company.distributors.filter(
      ({ sponsorId, placementParentId }) => sponsorId === one.id || placementParentId === one.id,
    );
    const bare = one.title === "" && one.status === "active" && one.sponsorId !== "";
    if (late.size === most || !bare || brings.has(one.id) || overridden.has(one.id)) continue;
    if (below.every(({ id }) => late.has(id))) late.add(one.id);
  }
  const isLate = (id: string) => late.has(id);
  const distributors = company.distributors.filter(({ id }) => isLate(id));
  const customers = company.customers.filter(({ distributorId }) => isLate(distributorId));
  const buyers = new Set([...distributors, ...customers].map(({ id }) => id));
  const first = {
    ...company,
    distributors: company.distributors.filter(({ id }) => !isLate(id)),
    customers: company.customers.filter(({ distributorId }) => !isLate(distributorId)),
  };
  return { first, newcomers: { distributors, customers, buyers } };
}

/** Enrols the newcomers; one who came unplaced stays so. */
async function enrol(deps: LiveDeps, plan: Plan, newcomers: Newcomers): Promise<void> {
  if (newcomers.buyers.size === 0) return;
  const person = ({ id }: { id: string }) => ({ id, name: id, email: `${id}@example.com` });
  const answer = await recordEnrolments(deps, {
    ...{ plan, actorId: "shop" },
    distributors: newcomers.distributors.map((one) => ({ ...one, ...person(one), country: "US" })),
    customers: newcomers.customers.map((one) => ({ ...one, ...person(one), kind: "retail" })),
  });
  if (!("recorded" in answer)) throw new Error(JSON.stringify(answer));
  expect(answer.recorded.length).toBe(newcomers.buyers.size);
}

/** Gives somebody another parent; what is refused, such as a circle, moves nobody. */
async function movePlace(
  deps: LiveDeps,
  plan: Plan,
  { distributors }: Company,
  place: Stream["places"][number],
  key: string,
): Promise<void> {
  const of = (number: number) => distributors[number % distributors.length]!.id;
  const { tree, days } = place;
  const legs = plan.placement?.legs ?? [];
  const effectiveAt = days === null ? null : deps.clock() - days * 86_400_000;
  const correction = {
    ...{ distributorId: of(place.who), newParentId: of(place.to), effectiveAt },
    ...{ reason: "Enrolled under another.", actor: { id: "ops", name: "Olga" }, key },
  };
  const leg = legs.length === 0 ? null : legs[place.leg % legs.length]!;
  const answer =
    tree === "sponsor"
      ? await correctSponsor(deps, correction)
      : await correctPlacement(deps, plan, { ...correction, leg });
  if (!("refused" in answer)) replaced += 1;
}

const handed = (order: OrderText, { currency }: Plan) => ({ ...order, currency, total: "1" });

/** Brings the company in, follows what comes later, and compares after every handful. */
async function follow(graph: Graph, company: Company, { before, ...how }: Stream): Promise<void> {
  // A return that comes before its order is there would be refused.
  const orders = [...company.orders].sort((a, b) => a.placedAt.localeCompare(b.placedAt));
  const { first, newcomers } = apart(company, how.enrolled);
  const isNew = ({ buyerId }: OrderText) => newcomers.buyers.has(buyerId);
  const early = orders.slice(0, before).filter((one) => !isNew(one));
  const files = filesOf({ ...first, orders: early });
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
    const later = orders.filter((one) => !early.includes(one));
    let enrolled = false;
    for (let at = 0, turn = 0; at < later.length; at += how.handful, turn += 1) {
      const handful = later.slice(at, at + how.handful);
      if (!enrolled && (turn === how.enrolledAt || handful.some(isNew))) {
        enrolled = true;
        await enrol(deps, plan, newcomers);
      }
      const some = handful.map((one) => handed(one, plan));
      const answer = await recordOrders(deps, { orders: some, plan, actorId: "shop" });
      if (!("recorded" in answer)) throw new Error(JSON.stringify(answer));
      for (const move of how.moves.filter(({ after }) => after === turn)) {
        await moveOrder(deps, {
          orderId: orders[move.order % orders.length]!.id,
          toId: company.distributors[move.to % company.distributors.length]!.id,
          ...{ reason: "Sold by another.", actor: { id: "ops", name: "Olga" }, key: `m${turn}` },
        });
      }
      for (const place of how.places.filter(({ after }) => after === turn)) {
        await movePlace(deps, plan, company, place, `p${turn}`);
      }
      for (const death of how.deaths) await liveUntil(death, deps);
      live.letGo();
      await caughtUp(live);
      if (turn % how.again === 0) {
        live.letGo();
        await followChanges(deps, heldSheets(graph), { ...NO_CHANGES, orderIds: answer.recorded });
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
  const details = await inLanes(runs, async (numRuns, lane) =>
    fc.check(equal, { seed: seed + lane, numRuns }),
  );
  expect(followed).toBeGreaterThan(runs);
  expect(died).toBeGreaterThan(runs);
  expect(replaced).toBeGreaterThan(runs / 4);
  for (const one of details.filter(({ failed }) => failed)) {
    const [company, how] = one.counterexample?.[0] ?? [];
    const files = company === undefined ? {} : filesOf(company);
    const shown = Object.entries(files).map(([name, text]) => `--- ${name}\n${text}`);
    throw new Error([JSON.stringify(how), ...shown, String(one.errorInstance)].join("\n"));
  }
}, 3_600_000);
