/** Another plan over a real period: what it finds by hand, and that nothing beside it moves. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importCompany } from "../../server/import/import.service.ts";
import { newestPlan, storePlanVersion } from "../../server/period/plan-version.ts";
import { refreshOpenPeriods } from "../../server/period/period.service.ts";
import { performRun, type RunDeps } from "../../server/period/run.service.ts";
import { tryCase } from "../../server/trial/try-case.ts";
import { keptResult } from "../../server/what-if/result.ts";
import {
  askWhatIf,
  endWhatIf,
  performWhatIf,
  type TriedPlan,
} from "../../server/what-if/what-if.service.ts";
import type { PeopleFilter, PeopleOrder } from "../../server/what-if/what-if.store.ts";
import { dueWhatIfs, peoplePage, whatIfById } from "../../server/what-if/what-if.store.ts";
import { queueRun } from "../scenario/close-company.ts";
import { apiCompany, apiNow, apiPlan } from "../support/api-company.ts";
import { companyFolder } from "../support/company-folder.ts";
import { byHand, triedPlan } from "../support/what-if-company.ts";
import { openStore, type Store } from "./trial-store.ts";
import { dying, everybody, fingerprint, foundPeople } from "./what-if-marks.ts";

const NOVEMBER = "2026-11";
const DECEMBER = "2026-12";
const PATIENCE = 300_000;
const folder = mkdtempSync(join(tmpdir(), "heartwood-what-if-"));
let store: Store;
let deps: RunDeps;

beforeAll(async () => {
  store = await openStore();
  await store.empty();
  deps = { graph: store.graph, clock: () => apiNow, tryCase };
  await storePlanVersion(deps, apiPlan);
  const { plan } = (await newestPlan(store.graph))!;
  const source = companyFolder(folder, apiCompany);
  const about = { source, plan, mode: "trial", actorId: "test" } as const;
  const imported = await importCompany(deps, about);
  if (!imported.ok) throw new Error(JSON.stringify(imported));
  await performRun(deps, { runId: await queueRun(deps, NOVEMBER) });
  await refreshOpenPeriods(deps);
  await storePlanVersion(deps, triedPlan);
}, PATIENCE);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await store.empty();
  await store.close();
});

let keys = 0;
const tried: TriedPlan = { versionId: "stories@2" };
async function ask(periodId: string, plan: TriedPlan = tried, key = `k${(keys += 1)}`) {
  const answer = await askWhatIf(deps, { periodId, tried: plan, actorId: "op", key });
  if (!("id" in answer)) throw new Error(JSON.stringify(answer));
  return answer.id;
}
const refusal = async (periodId: string, plan: TriedPlan) => {
  const input = { periodId, tried: plan, actorId: "op", key: `k${(keys += 1)}` };
  const answer = await askWhatIf(deps, input);
  return "refused" in answer ? answer.refused : answer;
};
async function done(periodId: string, plan: TriedPlan = tried) {
  const id = await ask(periodId, plan);
  await performWhatIf(deps, { whatIfId: id });
  const record = (await whatIfById(store.graph, id))!;
  expect(record).toMatchObject({ state: "done", failure: null, cleared: true });
  return { id, record, result: keptResult(record.resultJson!) };
}

const people = (id: string, order: PeopleOrder, filter: Partial<PeopleFilter> = {}) =>
  foundPeople(store, id, order, filter);
const ids = async (...input: Parameters<typeof people>) =>
  (await people(...input)).map(({ distributorId }) => distributorId);

describe("another plan over a computed period", { timeout: PATIENCE }, () => {
  test("finds what the hand finds: in total, by bonus, by rank, by size", async () => {
    const { record, result } = await done(NOVEMBER);
    expect(record).toMatchObject({ runId: "2026-11/0.1", livePlanVersionId: "stories@1" });
    expect(JSON.parse(record.opinionJson!)).toEqual({ differences: 0, first: [] });
    expect(result.commissionable).toBe("85000");
    // 117.50 and 103.00 of 850 points of 1.00 USD.
    expect(result.totals).toMatchObject({
      before: { commissionsMinor: "11750", sharePpm: "138235", payees: 5 },
      after: { commissionsMinor: "10300", sharePpm: "121176", payees: 5 },
    });
    expect(result.bonuses).toMatchObject([
      { bonus: "team", before: { amountMinor: "10250" }, after: { amountMinor: "10300" } },
      { bonus: "place", before: { amountMinor: "1500", payees: 4 }, after: null },
    ]);
    expect(
      result.ranks.map(({ name, before, after, rise, fall }) => [
        ...[name, before.people, after.people, rise, fall],
        ...[before.amountMinor, after.amountMinor],
      ]),
    ).toEqual([
      ["No rank", 4, 6, 0, 0, "7950", "7300"],
      ["Silver", 4, 1, 1, 2, "3800", "2200"],
      ["Gold", 0, 1, 0, 0, "0", "800"],
    ]);
    const sizes = result.spread.filter((one) => one.people > 0);
    expect(sizes).toEqual([
      { change: "loses", fromMinor: "100", belowMinor: null, people: 4, differenceMinor: "-1550" },
      { change: "gains", fromMinor: "100", belowMinor: null, people: 1, differenceMinor: "100" },
    ]);
  });

  test("finds it person by person, in every order, on pages and filtered", async () => {
    const { id } = await done(NOVEMBER);
    const rows = await people(id, "person");
    // eve is paid nothing by both and falls to no rank.
    expect(rows.map((row) => [row.distributorId, row.before, row.after])).toEqual(
      [...Object.entries(byHand), ["eve", [0n, 0n]] as const]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([who, [before, after]]) => [who, before, after]),
    );
    expect(await ids(id, "loss")).toEqual(["root", "ben", "dan", "cy", "eve", "ada"]);
    expect(await ids(id, "gain")).toEqual(["ada", "eve", "cy", "dan", "ben", "root"]);
    expect(await ids(id, "before")).toEqual(["root", "ada", "ben", "dan", "cy", "eve"]);
    expect(await ids(id, "after")).toEqual(["root", "ada", "ben", "cy", "dan", "eve"]);
    expect(await ids(id, "loss", { change: "gains" })).toEqual(["ada"]);
    expect(await ids(id, "loss", { move: "falls" })).toEqual(["cy", "eve"]);
    expect(await ids(id, "loss", { rank: "gold" })).toEqual(["ben"]);
    expect(await ids(id, "loss", { ids: ["cy", "nobody"] })).toEqual(["cy"]);
    const [root] = rows.filter(({ distributorId }) => distributorId === "root");
    expect(JSON.parse(root!.bonusesJson)).toEqual([
      { bonus: "place", beforeMinor: "1000", afterMinor: "0" },
      { bonus: "team", beforeMinor: "6250", afterMinor: "6500" },
    ]);
    const [, second] = await people(id, "loss");
    const page = { whatIf: id, order: "loss", filter: everybody, limit: 2 } as const;
    const rest = await peoplePage(store.graph, { ...page, after: second!.place });
    expect(rest.map(({ distributorId }) => distributorId)).toEqual(["dan", "cy"]);
  });

  test("the same plan as the live one changes nothing for anybody", async () => {
    const { result, record, id } = await done(NOVEMBER, { versionId: "stories@1" });
    expect(record.ledgerHash).toBe(record.liveLedgerHash);
    expect(result.totals.after).toEqual(result.totals.before);
    expect(await ids(id, "loss", { change: "loses" })).toEqual([]);
    expect(await ids(id, "loss", { change: "gains" })).toEqual([]);
  });

  test("its sheet is that of the run: a status changed since and a place left since count as then", async () => {
    await store.query('MATCH (d:Distributor {id: "ben"}) SET d.status = "terminated"');
    const sponsor = (id: string) =>
      store.query(
        `MATCH (flo:Distributor {id: "flo"})-[edge:SPONSORED_BY]->(), (sponsor:Distributor {id: $id})
         DELETE edge
         CREATE (flo)-[:SPONSORED_BY {since: datetime("2022-03-01T00:00Z")}]->(sponsor)`,
        { id },
      );
    await sponsor("root");
    const { result } = await done(NOVEMBER);
    expect(result.totals.after.commissionsMinor).toBe("10300");
    await store.query('MATCH (d:Distributor {id: "ben"}) SET d.status = "active"');
    await sponsor("dan");
  });
});

describe("another plan over the open period", { timeout: PATIENCE }, () => {
  test("is beside the live plan, which is computed the same way, on the same orders", async () => {
    // December: cy buys 100. Live: ada 10, root 5; tried: ada 8, root 10.
    const { record, result } = await done(DECEMBER);
    expect(record.runId).toBeNull();
    expect(result.totals).toMatchObject({
      before: { commissionsMinor: "1500" },
      after: { commissionsMinor: "1800" },
    });
    expect(JSON.parse(record.opinionJson!)).toEqual({ differences: 0, first: [] });
  });

  test("a rank put in below moves nobody: titles that people bring along keep their ids", async () => {
    // November made ada, ben, cy and eve silver. Paid by title, 1 % for bronze and 20 % for silver: ada 20.
    const text = triedPlan
      .replace(
        /ranks:\n/,
        "ranks:\n  - { id: bronze, name: Bronze, requires: { personalVolume: 9999.00 } }\n",
      )
      .replace("rankBy: paidAs", "rankBy: title")
      .replace("rates: [8%, 10%]", "rates: { bronze: [1%], silver: [20%] }");
    const { result, record, id } = await done(DECEMBER, { text });
    expect(JSON.parse(record.opinionJson!)).toEqual({ differences: 0, first: [] });
    expect(result.totals.after.commissionsMinor).toBe("2000");
    expect((await people(id, "after")).map((one) => [one.distributorId, one.after])[0]).toEqual([
      ...["ada", 2_000n],
    ]);
  });

  test("starts over when an order arrives meanwhile, and is right afterwards", async () => {
    const id = await ask(DECEMBER);
    const order = (volume: number) =>
      store.query(
        `MATCH (:Order {id: "o-dec"})<-[:FOR_ORDER]-(entry) SET entry.commissionable = $volume, entry.qualifying = $volume`,
        { volume },
      );
    await order(20_000);
    await performWhatIf(deps, { whatIfId: id });
    const record = (await whatIfById(store.graph, id))!;
    await order(10_000);
    expect(keptResult(record.resultJson!).totals).toMatchObject({
      before: { commissionsMinor: "3000" },
      after: { commissionsMinor: "3600" },
    });
  });
});

describe("nothing beside it moves", { timeout: PATIENCE }, () => {
  test.each([NOVEMBER, DECEMBER])(
    "%s: killed at any transaction it goes on, ends the same, and touches nothing else",
    async (period) => {
      const before = await fingerprint(store);
      const { record } = await done(period);
      for (const after of [1, 2, 4, 7, 11, 16, 22, 29, 37, 46]) {
        const id = await ask(period);
        const killed = performWhatIf(
          { ...deps, graph: dying(store.graph, after) },
          { whatIfId: id },
        );
        const outcome = await killed.then(
          () => "ended",
          (error: Error) => error.message,
        );
        expect(await fingerprint(store)).toEqual(before);
        const state = (await whatIfById(store.graph, id))!.state;
        if (outcome === "killed" && state !== "done") {
          expect((await dueWhatIfs(store.graph)).map((one) => one.id)).toContain(id);
        }
        await performWhatIf(deps, { whatIfId: id });
        const again = (await whatIfById(store.graph, id))!;
        expect(again).toMatchObject({ state: "done", cleared: true });
        expect([again.ledgerHash, again.resultJson]).toEqual([
          record.ledgerHash,
          record.resultJson,
        ]);
      }
      expect(await fingerprint(store)).toEqual(before);
      expect(await dueWhatIfs(store.graph)).toEqual([]);
      const [left] = await store.query<{ nodes: bigint }>(
        `MATCH (n) WHERE n.sheet STARTS WITH "trial:" OR (n:Sheet AND n.id STARTS WITH "trial:")
         RETURN count(n) AS nodes`,
      );
      expect(left!.nodes).toBe(0n);
    },
  );

  test("broken off it writes nothing more, and a worker takes its sheets away", async () => {
    const id = await ask(DECEMBER);
    const dead = performWhatIf({ ...deps, graph: dying(store.graph, 9) }, { whatIfId: id });
    await expect(dead).rejects.toThrow("killed");
    expect(await endWhatIf(deps, { id, removing: false })).toBeNull();
    expect(await whatIfById(store.graph, id)).toMatchObject({ state: "cancelled", cleared: false });
    await performWhatIf(deps, { whatIfId: id });
    expect(await whatIfById(store.graph, id)).toMatchObject({
      ...{ state: "cancelled", cleared: true, resultJson: null },
    });
  });

  test("taken away it leaves no record and no person behind", async () => {
    const { id } = await done(NOVEMBER);
    expect(await endWhatIf(deps, { id, removing: true })).toBeNull();
    await performWhatIf(deps, { whatIfId: id });
    expect(await whatIfById(store.graph, id)).toBeNull();
    expect(await ids(id, "person")).toEqual([]);
    expect(await endWhatIf(deps, { id, removing: true })).toMatchObject({ refused: "not_found" });
  });
});

describe("what is refused", { timeout: PATIENCE }, () => {
  test("what is not there, what has no difference, what does not read", async () => {
    expect(await refusal("2026-13", tried)).toBe("not_found");
    expect(await refusal("2030-01", tried)).toBe("not_found");
    expect(await refusal(NOVEMBER, { versionId: "stories@9" })).toBe("not_found");
    const draft = (from: string, to: string) => ({ text: triedPlan.replace(from, to) });
    expect(await refusal(NOVEMBER, draft("USD", "EUR"))).toBe("other_currency");
    expect(await refusal(NOVEMBER, draft("America/New_York", "UTC"))).toBe("other_calendar");
    expect(await refusal(NOVEMBER, draft("8%, 10%", "101%, 0%"))).toMatchObject({
      faults: [{ path: "bonuses[0].rates[0]", line: 37 }, { path: "bonuses[0].rates" }],
    });
  });

  test("a draft is tried as it is written; the same key is the same question", async () => {
    const text = triedPlan.replace("[8%, 10%]", "[10%, 5%]");
    const { result, record } = await done(NOVEMBER, { text });
    expect(record).toMatchObject({ planVersionId: null, planText: text });
    expect(result.totals.after.commissionsMinor).toBe("10250");
    const id = await ask(NOVEMBER, tried, "same");
    expect(await ask(NOVEMBER, tried, "same")).toBe(id);
    const other = { periodId: NOVEMBER, tried: { text }, actorId: "op", key: "same" };
    expect(await askWhatIf(deps, other)).toMatchObject({ refused: "key_reused" });
    expect(await endWhatIf(deps, { id, removing: true })).toBeNull();
  });
});
