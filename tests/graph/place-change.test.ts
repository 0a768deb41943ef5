/** Corrections of the trees: from any instant on, with the history kept and every instant checked. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { uplineAsOf } from "../../server/genealogy/genealogy.reader.ts";
import {
  correctPlacement,
  correctSponsor,
  type PlaceCorrection,
} from "../../server/genealogy/place.service.ts";
import { claimSheet } from "../../server/sheet/fence.ts";
import { layOut } from "../../server/sheet/sheet.service.ts";
import { importPlan } from "../support/import-plan.ts";
import { openStore, type Store } from "./trial-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

const utc = (month: number, date: number) => Date.UTC(2026, month - 1, date);
const NOW = utc(4, 15);
const plan = importPlan({ zone: "UTC" });
let count = 0;
const base = () => ({
  ...{ effectiveAt: null, reason: "Entered wrongly.", key: `k${(count += 1)}` },
  actor: { id: "ops", name: "Olga" },
});
const deps = () => ({ graph: store.graph, clock: () => NOW });
const place = (id: string, under: string, leg: string, more: Partial<PlaceCorrection> = {}) =>
  correctPlacement(deps(), plan, {
    ...{ ...base(), distributorId: id, newParentId: under, leg },
    ...more,
  });
const sponsor = (id: string, under: string, more: Partial<PlaceCorrection> = {}) =>
  correctSponsor(deps(), { ...base(), distributorId: id, newParentId: under, ...more });

/** a has b (left) and c (right); b has d (left); all joined on 1 January, the two trees are the same. */
beforeEach(async () => {
  await store.empty();
  await store.query(
    `UNWIND [["a", null, null], ["b", "a", "left"], ["c", "a", "right"], ["d", "b", "left"]] AS row
     CREATE (:Person:Distributor {id: row[0], status: "active", joinedAt: datetime({epochMillis: $joined})})
     WITH collect(row) AS rows UNWIND rows AS row
     MATCH (d:Distributor {id: row[0]}), (p:Distributor {id: row[1]})
     CREATE (d)-[:SPONSORED_BY {since: d.joinedAt}]->(p)
     CREATE (d)-[:PLACED_UNDER {since: d.joinedAt, leg: row[2]}]->(p)`,
    { joined: utc(1, 1) },
  );
});

/** Who was above whom at an instant, "b.left" for b's left leg; a is the top. */
async function above(tree: "sponsor" | "placement", id: string, at: number) {
  const rows = await uplineAsOf(store.graph, { tree, id, at, limit: 9 });
  return rows.map((row) => (row.leg === null ? row.id : `${row.id}.${row.leg}`)).join(" ");
}

test("a correction from a day on changes that day and later ones, and no earlier instant", async () => {
  const from = utc(2, 10);
  expect(await place("d", "c", "left", { effectiveAt: from })).toEqual({
    ...{ distributorId: "d", closed: [] },
  });
  expect(await above("placement", "d", from - 1)).toBe("b.left a.left");
  expect(await above("placement", "d", from)).toBe("c.left a.right");
  expect(await above("placement", "d", NOW)).toBe("c.left a.right");
  expect(await above("sponsor", "d", NOW)).toBe("b a");
});

test("sheets of the months show the tree of their last instant", async () => {
  await sponsor("d", "c", { effectiveAt: utc(2, 28) });
  await sponsor("d", "a", { effectiveAt: utc(3, 1) });
  const found: Record<string, unknown> = {};
  for (const month of [1, 2, 3]) {
    const sheet = `2026-0${month}/0`;
    const fence = await claimSheet(store.graph, sheet, `2026-0${month}`);
    const opening = { before: null, paidBefore: null, revises: null };
    await layOut(store.graph, fence, plan, utc(month + 1, 1), opening);
    const [row] = await store.query<{ above: string }>(
      `MATCH (:Standing {sheet: $sheet, distributorId: "d"})-[:UNDER_SPONSOR]->(p)
       RETURN p.distributorId AS above`,
      { sheet },
    );
    found[month] = row?.above;
  }
  expect(found).toEqual({ 1: "b", 2: "c", 3: "a" });
});

test("a correction from the beginning leaves an ended place that never held", async () => {
  await place("d", "c", "left");
  expect(await above("placement", "d", utc(1, 1))).toBe("c.left a.right");
  expect(await above("placement", "d", utc(1, 1) - 1)).toBe("c.left a.right");
  const ended = await store.query(
    `MATCH ({id: "d"})-[e:WAS_PLACED_UNDER]->(p) RETURN p.id AS id, e.leg AS leg, e.until = e.since AS never`,
  );
  expect(ended).toEqual([{ id: "b", leg: "left", never: true }]);
});

test("a later correction of an earlier instant overrides what had been corrected after it", async () => {
  await sponsor("d", "c", { effectiveAt: utc(3, 1) });
  await sponsor("d", "a", { effectiveAt: utc(2, 1) });
  const days = [utc(1, 15), utc(2, 15), utc(3, 15)];
  const seen = await Promise.all(days.map((at) => above("sponsor", "d", at)));
  expect(seen).toEqual(["b a", "a", "a"]);
  const [row] = await store.query(
    `MATCH (c:PlaceChange)-[:MOVES]->({id: "d"}) WITH c ORDER BY c.decision
     RETURN collect(c.toId) AS to, collect(c.fromId) AS from, collect(c.decision) AS numbers`,
  );
  expect(row).toEqual({ to: ["c", "a"], from: ["b", "c"], numbers: [1n, 2n] });
});

describe("what is refused", () => {
  test.each([
    ["himself", () => sponsor("b", "b"), "circle"],
    ["somebody below him", () => sponsor("a", "d"), "circle"],
    ["a leg that is taken", () => place("c", "b", "left"), "leg_taken"],
    ["where he stands already", () => place("d", "b", "left"), "same_place"],
    ["somebody unknown", () => sponsor("x", "a"), "not_found"],
    ["under somebody unknown", () => sponsor("d", "x"), "invalid:newParentId"],
    ["a leg that the plan has not", () => place("d", "c", "middle"), "invalid:leg"],
    ["before he joined", () => sponsor("d", "a", { effectiveAt: 0 }), "invalid:effectiveAt"],
    ["tomorrow", () => sponsor("d", "a", { effectiveAt: NOW + 1 }), "invalid:effectiveAt"],
    ["no reason", () => sponsor("d", "a", { reason: " " }), "invalid:reason"],
  ])("%s", async (_, act, refused) => {
    expect(await act()).toMatchObject({ refused });
    const [row] = await store.query("MATCH (n:PlaceChange) RETURN count(n) AS changes");
    expect(row).toEqual({ changes: 0n });
  });

  test("a circle that would have been there in the past only", async () => {
    await sponsor("d", "a", { effectiveAt: utc(3, 1) });
    // Until March d stood below b, so b cannot have been below d in February.
    expect(await sponsor("b", "d", { effectiveAt: utc(2, 1) })).toMatchObject({
      refused: "circle",
    });
    expect(await sponsor("b", "d", { effectiveAt: utc(3, 1) })).toMatchObject({ closed: [] });
    expect(await above("sponsor", "b", utc(2, 1))).toBe("a");
    expect(await above("sponsor", "b", utc(3, 1))).toBe("d a");
  });

  test("a leg that somebody held at the time, though he has left it since", async () => {
    await place("d", "c", "left", { effectiveAt: utc(3, 1) });
    const late = { effectiveAt: utc(2, 1) };
    expect(await place("c", "b", "left", late)).toMatchObject({ refused: "leg_taken" });
    const free = { effectiveAt: utc(3, 1), key: "free" };
    // From March d stands under c, and b's left leg is free for c.
    expect(await place("c", "b", "left", free)).toMatchObject({ closed: [] });
  });

  test("more legs than the plan's width at one time, not one after the other", async () => {
    const wide = importPlan({ placement: { width: 2, legs: [] } });
    const put = (id: string, under: string, month: number) =>
      correctPlacement(deps(), wide, {
        ...{ ...base(), distributorId: id, newParentId: under, leg: null },
        effectiveAt: utc(month, 1),
      });
    expect(await put("d", "a", 2)).toMatchObject({ refused: "full" });
    expect(await put("c", "b", 3)).toMatchObject({ closed: [] });
    expect(await put("d", "a", 2)).toMatchObject({ refused: "full" });
    expect(await put("d", "a", 3)).toMatchObject({ closed: [] });
  });

  test("while an import is under way", async () => {
    await store.query(
      `CREATE (:Import {id: "i", state: "writing"}) MERGE (l:Lock {name: "import"}) SET l.importId = "i"`,
    );
    expect(await sponsor("d", "a")).toMatchObject({ refused: "import_running" });
  });
});

test("the same key changes once, and is refused for something else", async () => {
  const key = "same";
  for (let i = 0; i < 2; i++)
    expect(await sponsor("d", "a", { key })).toMatchObject({ closed: [] });
  expect(await sponsor("d", "c", { key })).toMatchObject({ refused: "key_reused" });
  const [row] = await store.query("MATCH (n:PlaceChange) RETURN count(n) AS changes");
  expect(row).toEqual({ changes: 1n });
});

test("opposite moves at once never close a circle, nor do two people get one leg", async () => {
  for (let round = 0; round < 8; round++) {
    await sponsor("b", "a", { effectiveAt: NOW });
    await sponsor("c", "a", { effectiveAt: NOW });
    const both = await Promise.all([
      sponsor("b", "c", { effectiveAt: NOW }),
      sponsor("c", "b", { effectiveAt: NOW }),
    ]);
    expect(both.filter((answer) => "refused" in answer)).toHaveLength(1);
  }
  const legs = await Promise.all([place("d", "c", "left"), place("b", "c", "left")]);
  expect(legs.filter((answer) => "refused" in answer)).toHaveLength(1);
});

test("approved periods from then on are named and parked as one case, open ones are not", async () => {
  await store.query(
    `UNWIND [["2026-01", 1, 2, "approved"], ["2026-02", 2, 3, "approved"], ["2026-03", 3, 4, "review"]] AS row
     CREATE (:Period {id: row[0], state: row[3], startsAt: datetime({year: 2026, month: row[1]}),
       endsAt: datetime({year: 2026, month: row[2]})})`,
  );
  await store.query('CREATE (:Run {id: "r", periodId: "2026-03", status: "review"})');
  expect(await sponsor("d", "a", { effectiveAt: utc(2, 28) })).toMatchObject({
    closed: ["2026-02"],
  });
  expect(await sponsor("d", "c", { effectiveAt: utc(1, 31) })).toMatchObject({
    closed: ["2026-01", "2026-02"],
  });
  const cases = await store.query(
    "MATCH (c:Exception) RETURN c.code AS code, c.periodId AS period, c.subject AS subject ORDER BY period",
  );
  const code = "place_changed_after_close";
  expect(cases).toEqual([
    { code, period: "2026-01", subject: "d" },
    { code, period: "2026-02", subject: "d" },
  ]);
  const [run] = await store.query("MATCH (r:Run) RETURN r.stale AS stale");
  expect(run).toEqual({ stale: true });
});
