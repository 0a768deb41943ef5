/** A promotion from its draft to its prizes: two people, once each, never changed, and what is returned later. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resolveException } from "../../server/exception/exception.service.ts";
import { exceptionEffects } from "../../server/api/effects.ts";
import { balanceOf, verifyLedger } from "../../server/ledger/ledger.service.ts";
import { planVersions, storePlanVersion } from "../../server/period/plan-version.ts";
import * as life from "../../server/promotion/life/life.service.ts";
import { progressOfPeople, progressPage } from "../../server/promotion/progress/progress.store.ts";
import {
  awardsPage,
  promotionsById,
  promotionsDue,
} from "../../server/promotion/life/promotion.store.ts";
import { performPromotion } from "../../server/promotion/life/settle.service.ts";
import { apiPlan } from "../support/api-company.ts";
import { addOrders, drawWorld } from "../support/promotion-world.ts";
import { openStore, type Store } from "./trial-store.ts";

const text = `
promotion: cash
name: Cash for volume
plan: stories
calendar: month
window: { from: 2026-03-01T00:00:00, until: 2026-04-01T00:00:00 }
participants: { statuses: [active, suspended] }
returns: { ofEarlierOrders: ignored, takeBack: 10 days }
requires: { volume: { of: personal, measuredIn: qualifying, orders: all, atLeast: 100.00 } }
awards: each
tiers:
  - id: win
    name: Win
    limit: 2
    prizes: [{ kind: cash, name: Cash, cost: 25.50, taxedValue: 20.00 }, { kind: goods, name: Case, cost: 4.50, taxedValue: 4.00 }]
`;
const mary = { id: "mary", name: "Mary", role: "operations" as const };
const john = { id: "john", name: "John", role: "finance" as const };
const jan = "2026-01-01T00:00:00Z";

let store: Store;
let now = Date.parse("2026-02-01T00:00:00Z");
let deps: life.Deps;
const row = async () => (await promotionsById(store.graph, ["cash"]))[0]!;
const settlementHash = async () => (await row()).settlementHash ?? "";

beforeAll(async () => {
  store = await openStore();
  deps = { graph: store.graph, clock: () => now };
  await drawWorld(store, {
    people: [
      { id: "a", joined: jan },
      { id: "b", joined: jan, sponsor: "a", status: "suspended" },
      { id: "c", joined: jan, sponsor: "a" },
    ],
    orders: [
      { id: "o1", buyer: "a", at: "2026-03-02T12:00:00Z", qualifying: 10000n },
      { id: "o2", buyer: "b", at: "2026-03-03T12:00:00Z", qualifying: 10000n },
      { id: "o3", buyer: "c", at: "2026-03-04T12:00:00Z", qualifying: 10000n },
    ],
  });
  await storePlanVersion(deps, apiPlan);
  expect(await planVersions(store.graph)).toHaveLength(1);
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

describe("a draft", () => {
  test("with a fault is not kept", async () => {
    const answer = await life.importPromotion(deps, { text: "promotion: x", actorId: "mary" });
    expect(answer).toMatchObject({ refused: "faulty" });
  });

  test("is kept, and replaced by another text of its id", async () => {
    const other = text.replace("limit: 2", "limit: 1");
    expect(await life.importPromotion(deps, { text: other, actorId: "mary" })).toEqual({
      id: "cash",
    });
    const { hash } = await row();
    expect(await life.publishPromotion(deps, { id: "cash", hash, actor: mary })).toEqual({
      ...{ id: "cash", published: false },
    });
    await life.importPromotion(deps, { text, actorId: "mary" });
    expect((await row()).publicationsJson).toBe("[]");
    expect(await life.publishPromotion(deps, { id: "cash", hash, actor: john })).toMatchObject({
      refused: "hash_differs",
    });
  });

  test("is published by two people of two roles", async () => {
    const { hash } = await row();
    const publish = (actor: life.Approver) =>
      life.publishPromotion(deps, { id: "cash", hash, actor });
    expect(await publish(mary)).toMatchObject({ published: false });
    expect(await publish(mary)).toMatchObject({ refused: "same_person" });
    expect(await publish({ ...mary, id: "mia" })).toMatchObject({ refused: "same_role" });
    expect(await publish(john)).toMatchObject({ published: true });
    expect(await publish(john)).toMatchObject({ published: true });
    expect(
      await life.importPromotion(deps, { text: text + "\n# x", actorId: "mary" }),
    ).toMatchObject({
      refused: "published",
    });
  });
});

describe("while it runs", () => {
  test("nothing is due before its window, and progress as soon as it began", async () => {
    expect(await promotionsDue(store.graph, now)).toEqual([]);
    now = Date.parse("2026-03-03T06:00:00Z");
    expect(await promotionsDue(store.graph, now)).toEqual([{ id: "cash" }]);
    await performPromotion(deps, "cash");
    expect(await promotionsDue(store.graph, now)).toEqual([]);
    const [first, ...others] = await progressPage(store.graph, {
      ...{ promotion: "cash", after: 0n, limit: 10 },
    });
    expect(first).toMatchObject({ distributorId: "a", place: 1n, met: ["win"], figures: [10000n] });
    expect(others.map(({ met }) => met)).toEqual([[], []]);
    now += 600_000;
    expect(await promotionsDue(store.graph, now)).toEqual([{ id: "cash" }]);
  });

  test("it cannot be settled, nor before returns are over", async () => {
    const ask = () => life.askSettlement(deps, { id: "cash", actorId: "mary" });
    expect(await ask()).toMatchObject({ refused: "not_ended" });
    now = Date.parse("2026-04-02T00:00:00Z");
    expect(await ask()).toMatchObject({ refused: "returns_open" });
  });
});

describe("its settlement", () => {
  test("is computed, twice, and offered", async () => {
    now = Date.parse("2026-04-12T00:00:00Z");
    expect(await life.askSettlement(deps, { id: "cash", actorId: "mary" })).toEqual({ id: "cash" });
    await performPromotion(deps, "cash");
    expect(await row()).toMatchObject({ state: "review", wins: 2n, differencesJson: "[]" });
    expect(await row()).toMatchObject({ costMinor: 6000n, taxedMinor: 4800n });
  });

  test("is out of date when an order of the window comes in", async () => {
    const hash = await settlementHash();
    const late = { id: "o4", buyer: "c", at: "2026-03-09T12:00:00Z", qualifying: 100n };
    await addOrders(store, [late]);
    const approve = life.approveSettlement(deps, { id: "cash", hash, actor: mary });
    expect(await approve).toMatchObject({ refused: "stale" });
    await life.askSettlement(deps, { id: "cash", actorId: "mary" });
    await performPromotion(deps, "cash");
    const old = life.approveSettlement(deps, { id: "cash", hash, actor: mary });
    expect(await old).toMatchObject({ refused: "hash_differs" });
  });

  test("is never approved where the second computation differs", async () => {
    const hash = await settlementHash();
    const set = (json: string) =>
      store.query("MATCH (p:Promotion) SET p.differencesJson = $json", { json });
    await set('["a, points: first 1, second 2."]');
    expect(await life.approveSettlement(deps, { id: "cash", hash, actor: mary })).toMatchObject({
      refused: "opinions_differ",
    });
    await set("[]");
  });

  test("fixes prizes with the second approval, and cash goes to the ledger once", async () => {
    const hash = await settlementHash();
    const approve = (actor: life.Approver) =>
      life.approveSettlement(deps, { id: "cash", hash, actor });
    expect(await approve(mary)).toMatchObject({ settled: false });
    expect(await approve(mary)).toMatchObject({ refused: "same_person" });
    expect(await approve(john)).toMatchObject({ settled: true });
    expect(await approve(john)).toMatchObject({ settled: true });
    await performPromotion(deps, "cash");
    await store.query("MATCH (p:Promotion) SET p.paid = false");
    await performPromotion(deps, "cash");
    const awards = await awardsPage(store.graph, { promotion: "cash", after: "", limit: 10 });
    expect(awards).toMatchObject([
      { distributorId: "a", costMinor: 3000n, taxedMinor: 2400n, cashMinor: 2550n, held: false },
      { distributorId: "b", costMinor: 3000n, taxedMinor: 2400n, cashMinor: 2550n, held: true },
    ]);
    const balances = ["wallet:a", "held:b", "wallet:b", "company:promotions"].map((account) =>
      balanceOf(store.graph, account, "USD"),
    );
    expect(await Promise.all(balances)).toEqual([2550n, 2550n, 0n, -5100n]);
    expect(await verifyLedger(store.graph)).toMatchObject({ entries: 2, faults: [] });
  });

  test("told every step as an event, once", async () => {
    const events = await store.query<{ kind: string }>(
      "MATCH (e:Event) WHERE e.kind STARTS WITH 'promotion-' RETURN DISTINCT e.kind AS kind ORDER BY kind",
    );
    expect(events.map(({ kind }) => kind.slice("promotion-".length))).toEqual([
      ...["drafted", "ended", "publication-asked", "published", "running", "settled"],
      ...["settlement-approved", "settlement-asked", "settlement-offered"],
    ]);
  });
});

describe("returned after the settlement", () => {
  test("raises whom it concerns and changes nothing of what was given", async () => {
    now = Date.parse("2026-05-01T00:00:00Z");
    const back = { buyer: "a", returns: "o1", qualifying: 1n };
    await addOrders(store, [{ ...back, id: "r1", at: "2026-04-20T00:00:00Z" }]);
    const other = { buyer: "b", returns: "o2", qualifying: 0n };
    await addOrders(store, [{ ...other, id: "r2", at: "2026-04-20T00:00:00Z" }]);
    await performPromotion(deps, "cash");
    const cases = await store.query("MATCH (e:Exception) RETURN e.id AS id, e.subject AS subject");
    expect(cases).toEqual([{ id: "company:prize_after_return:a:cash/win/a", subject: "a" }]);
    expect(await row()).toMatchObject({ state: "settled", wins: 2n });
  });

  test("a prize that is taken back stays, with a correction and an entry beside it", async () => {
    const effects = exceptionEffects({ ...deps, plans: () => planVersions(store.graph) });
    const take = () =>
      resolveException(
        { ...deps, effects },
        {
          ...{ id: "company:prize_after_return:a:cash/win/a", action: "take_back_prize" },
          ...{ reason: "The order came back", key: "k", actor: { id: "mary", name: "Mary" } },
        },
      );
    expect(await take()).toMatchObject({ id: "company:prize_after_return:a:cash/win/a" });
    expect(await take()).toMatchObject({ id: "company:prize_after_return:a:cash/win/a" });
    expect(await balanceOf(store.graph, "wallet:a", "USD")).toBe(0n);
    const [award] = await awardsPage(store.graph, { promotion: "cash", after: "", limit: 1 });
    expect(award).toMatchObject({ cashMinor: 2550n, takenBackBecause: "The order came back" });
    expect(await verifyLedger(store.graph)).toMatchObject({ entries: 3, faults: [] });
    await performPromotion(deps, "cash");
    expect(await store.query("MATCH (e:Exception) RETURN e.state AS state")).toEqual([
      { state: "resolved" },
    ]);
  });
});

test("somebody's own progress is a seek by index, and a page of the list another one", async () => {
  const operators = async (name: string, parameters: object) => {
    const { readFileSync } = await import("node:fs");
    const query = readFileSync(
      new URL(`../../cypher/promotion/${name}.cypher`, import.meta.url),
      "utf8",
    );
    const { plan } = await store.explain(query, parameters);
    const found: string[] = [];
    const walk = (one: { operatorType: string; children: never[] }) => {
      found.push(one.operatorType.split("@")[0]!);
      one.children.forEach(walk);
    };
    walk(plan as never);
    return found;
  };
  const own = await operators("progress-of-people", { pairs: [] });
  const page = await operators("progress-page", { promotion: "cash", after: 0n, limit: 50n });
  for (const found of [own, page]) {
    expect(found.some((one) => /IndexSeek/.test(one))).toBe(true);
    expect(found.filter((one) => /Scan/.test(one) && !/IndexSeekByRange/.test(one))).toEqual([]);
  }
  expect(
    await progressOfPeople(store.graph, [{ promotion: "cash", distributorId: "b" }]),
  ).toHaveLength(1);
});
