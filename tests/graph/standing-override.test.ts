/** Ranks set by hand: two people, only in their days, never in an approved period, never for nothing. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Plan } from "../../server/plan/plan.ts";
import {
  approveOverride,
  overridesOf,
  requestOverride,
  withdrawOverride,
  type OverrideRequest,
} from "../../server/standing/override/override.service.ts";
import { ruleParameters } from "../../server/standing/standing.service.ts";
import { importPlan } from "../support/import-plan.ts";
import { drawSheet, familyTree, SHEET } from "./sheet-tree.ts";
import { openStore, type Store } from "./trial-store.ts";

const plan: Plan = importPlan({ zone: "UTC" });
const mary = { id: "mary", name: "Mary" };
const john = { id: "john", name: "John" };
const request: OverrideRequest = {
  ...{ distributorId: "a", kind: "paidAs", rank: "gold", from: "2026-03-01", until: "2026-04-30" },
  ...{ reason: "Promised in the offer of January", actor: mary, key: "k1" },
};

let store: Store;
let deps: { graph: Store["graph"]; clock: () => number };
beforeAll(async () => {
  store = await openStore();
  deps = { graph: store.graph, clock: () => Date.UTC(2026, 2, 5) };
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

const inForce = (lastDay: string) =>
  store.graph.transaction((tx) => overridesOf(tx, plan, lastDay));

describe("from the request to the withdrawal", () => {
  const id = "mary:k1";
  beforeAll(async () => {
    await drawSheet(store, familyTree("a"));
    await store.query(
      `CREATE (:Period {id: "2026-02", state: "approved", startsAt: datetime("2026-02-01T00:00Z"), endsAt: datetime("2026-03-01T00:00Z")}),
        (:Period {id: "2026-03", state: "review", startsAt: datetime("2026-03-01T00:00Z"), endsAt: datetime("2026-04-01T00:00Z")}),
        (:Run {id: "r", periodId: "2026-03", status: "review"})`,
    );
  });

  test("what is asked for waits for a second person, and a repeat changes nothing", async () => {
    expect(await requestOverride(deps, plan, request)).toEqual({ id, distributorId: "a" });
    expect(await requestOverride(deps, plan, request)).toEqual({ id, distributorId: "a" });
    expect(await inForce("2026-03-31")).toEqual({});
    expect(await requestOverride(deps, plan, { ...request, rank: "silver" })).toMatchObject({
      refused: "key_reused",
    });
  });

  test.each([
    [{ distributorId: "nobody", key: "k2" }, "not_found"],
    [{ rank: "diamond" }, "invalid:rank"],
    [{ from: "2026-02-30" }, "invalid:from"],
    [{ until: "2026-02-28" }, "invalid:until"],
    [{ reason: "no" }, "invalid:reason"],
  ])("%o is refused", async (change, refused) => {
    expect(await requestOverride(deps, plan, { ...request, ...change })).toMatchObject({ refused });
  });

  test("whoever asked cannot approve; a second person does, and the run becomes stale", async () => {
    expect(await approveOverride(deps, plan, { id, actor: mary })).toMatchObject({
      refused: "same_person",
    });
    expect(await approveOverride(deps, plan, { id, actor: john })).toMatchObject({ id });
    expect(await inForce("2026-03-31")).toEqual({ a: { paidAs: 2 } });
    expect(await store.query("MATCH (r:Run) RETURN r.stale AS stale")).toEqual([{ stale: true }]);
  });

  test("it counts in periods whose last day it covers, to the day", async () => {
    expect(await inForce("2026-04-30")).toEqual({ a: { paidAs: 2 } });
    expect(await inForce("2026-05-01")).toEqual({});
    expect(await inForce("2026-02-28")).toEqual({});
  });

  test("an approved period is out of reach, and nothing is left of the attempt", async () => {
    const late = { ...request, from: "2026-02-15", key: "k3" };
    await requestOverride(deps, plan, late);
    expect(await approveOverride(deps, plan, { id: "mary:k3", actor: john })).toMatchObject({
      refused: "period_approved",
    });
    expect(await inForce("2026-02-28")).toEqual({});
  });

  test("what is taken back no longer counts and stays to be seen", async () => {
    const back = { id, actor: john, reason: "It was the wrong person" };
    expect(await withdrawOverride(deps, plan, back)).toMatchObject({ id });
    expect(await withdrawOverride(deps, plan, back)).toMatchObject({ refused: "withdrawn" });
    expect(await inForce("2026-03-31")).toEqual({});
    const rows = await store.graph.read("standing/overrides-of-people", { distributorIds: ["a"] });
    expect(rows.find((row) => row.id === id)).toMatchObject({
      ...{ by: "Mary", approver: "John", withdrawnBy: "John", rank: "gold" },
    });
  });

  test("every step is an event", async () => {
    const events = await store.query<{ kind: string }>(
      "MATCH (e:Event) WHERE e.id ENDS WITH $id RETURN e.kind AS kind ORDER BY kind",
      { id },
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      ...["rank-override-approved", "rank-override-requested", "rank-override-withdrawn"],
    ]);
  });
});

describe("in the rank pass", () => {
  async function pass(overrides: object, text: string) {
    await drawSheet(store, familyTree(text));
    const at = { startsAt: Date.UTC(2026, 0, 1), lastDay: "2026-01-31" };
    await store.graph.write("sheet/set-depth", { sheet: SHEET, edge: "UNDER_SPONSOR" });
    await store.graph.write("standing/rank-pass", {
      ...{
        sheet: SHEET,
        edge: "UNDER_SPONSOR",
        depthMax: 1n,
        depthMin: 0n,
        overrides,
        touched: null,
        lane: null,
      },
      ...ruleParameters(plan, at, true),
    });
    const rows = await store.query<Record<string, unknown>>(
      `MATCH (s:Standing) RETURN s.distributorId AS id, s.paidAs AS paidAs, s.title AS title,
         s.earnedRank AS earned, s.keptBy AS keptBy`,
    );
    return Object.fromEntries(rows.map(({ id, ...row }) => [id, row]));
  }

  test("the rank is at least that, what was earned stays to be seen, and the terminated get nothing", async () => {
    const by = await pass(
      { low: { paidAs: 1 }, high: { paidAs: 1 }, gone: { paidAs: 2 } },
      "low pv=0\nhigh pv=20000\ngone status=terminated",
    );
    expect(by.low).toEqual({ paidAs: 1n, title: 1n, earned: 0n, keptBy: "override" });
    expect(by.high).toEqual({ paidAs: 2n, title: 2n, earned: 2n, keptBy: "earned" });
    expect(by.gone).toMatchObject({ paidAs: 0n, title: 0n });
  });

  test("a title alone raises the title and not the pay", async () => {
    const by = await pass({ low: { title: 2 } }, "low pv=10000");
    expect(by.low).toMatchObject({ paidAs: 1n, title: 2n });
  });

  test("without it again, nothing of it is left", async () => {
    await pass({ low: { paidAs: 1 } }, "low pv=0");
    const by = await pass({}, "low pv=0");
    expect(by.low).toMatchObject({ paidAs: 0n, title: 0n });
  });
});
