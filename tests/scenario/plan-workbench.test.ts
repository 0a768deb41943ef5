/** A draft is written by one, tried on its cases, and published by a second person of the other role. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freezePeriod } from "../../server/period/period.service.ts";
import { planVersions, versionFor } from "../../server/period/plan-version.ts";
import { apiCompany, apiNow, apiPlan } from "../support/api-company.ts";
import { type ApiPlatform, type Client, person, startApi, until } from "../support/api-platform.ts";

const CASE = {
  "distributors.csv":
    "id,name,email,country,joinedOn,sponsorId,placementParentId,placementLeg,status,title\n" +
    "a,Ann,a@example.com,US,2026-01-01,,,,active,\n" +
    "b,Bob,b@example.com,US,2026-01-01,a,,,active,\n",
  "orders.csv":
    "id,buyerId,placedAt,currency,total,qualifyingVolume,commissionableVolume,kind,returnsOrderId\n" +
    "o,b,2026-11-03T10:00:00Z,USD,100.00,100.00,100.00,order,\n",
  "expected/commissions.csv": "distributorId,bonus,amount\na,team,10.00\n",
};

const DRAFT = `... on PlanDraft {
  id state revision text textHash mayPublish proposedBy publishedAs
  cases { name state differenceCount } lastTry { state done total red current }
}`;
const REFUSAL = `... on Refusal { message } ... on Conflict { code } ... on Invalid { field }`;

let api: ApiPlatform;
let op: Client;
let op2: Client;
let fin: Client;
let an: Client;
let id = "";

beforeAll(async () => {
  api = await startApi({
    company: { plan: apiPlan, tables: apiCompany },
    now: apiNow,
    users: [
      person("op", "operations"),
      person("op2", "operations"),
      person("fin", "finance"),
      person("an", "analyst"),
    ],
  });
  const sign = (who: string) => api.signedIn(`${who}@heartwood.example`);
  [op, op2, fin, an] = [await sign("op"), await sign("op2"), await sign("fin"), await sign("an")];
  expect((await upload("stories@1", "two-people")).status).toBe(201);
});
afterAll(() => api.stop());

async function upload(plan: string, name: string, reason = ""): Promise<Response> {
  const form = new FormData();
  for (const [path, text] of Object.entries(CASE)) form.append(path, new Blob([text]), path);
  const query = new URLSearchParams({ plan, name, reason });
  return fetch(`${api.url}/upload/case?${query}`, {
    method: "POST",
    body: form,
    headers: { "x-heartwood-upload": "1", cookie: op.cookie ?? "" },
  });
}

/** Calls a mutation whose result is a union of the draft and refusals. */
async function act(who: Client, name: string, args: string, variables: Record<string, unknown>) {
  const declared = {
    id: "ID!",
    revision: "Int!",
    text: "String!",
    why: "String!",
    hash: "String!",
  };
  const more = { reason: "String", key: "String!" };
  const types = { ...declared, ...more } as Record<string, string>;
  const names = Object.keys(variables).map((key) => `$${key}: ${types[key]}`);
  const version = "... on PlanVersion { id term publication { by approver why reason } }";
  const one = name === "publishPlanDraft" ? version : DRAFT;
  const query = `mutation (${names.join(", ")}) {
    ${name}(${args}) { __typename ${one} ${REFUSAL} }
  }`;
  const { data, errors } = await who.ask(query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
}

async function draft(who = op) {
  const fields = DRAFT.replace("... on PlanDraft", "");
  const query = `query ($id: ID!) { planDraft(id: $id) ${fields} }`;
  const { data } = await who.ask(query, { id });
  return data.planDraft;
}

const save = async (text: string, who = op, revision?: number) =>
  act(who, "savePlanDraft", `id: $id, revision: $revision, name: "Next", text: $text`, {
    ...{ id, revision: revision ?? (await draft()).revision, text },
  });
const propose = async (who = op) =>
  act(who, "proposePlanDraft", "id: $id, revision: $revision, why: $why", {
    ...{ id, revision: (await draft()).revision, why: "The council agreed to it." },
  });
const publish = async (who: Client, reason: string | null = null, hash?: string) =>
  act(who, "publishPlanDraft", "id: $id, textHash: $hash, reason: $reason", {
    ...{ id, hash: hash ?? (await draft()).textHash, reason },
  });
const check = async (text: string) => {
  const query = `query ($text: String!) { checkPlan(text: $text) {
    faults { path line column message } changes { sentence } firstPeriods beside { id }
  } }`;
  return (await an.ask(query, { text })).data.checkPlan;
};
const tryCases = async () => {
  const query = `mutation ($id: ID!) { tryPlanCases(id: $id, key: "${Math.random()}") {
    __typename ... on PlanTry { state total } ${REFUSAL} } }`;
  expect((await op.ask(query, { id })).data.tryPlanCases).toMatchObject({ total: 1 });
  return until(draft, ({ lastTry }) => lastTry?.state === "DONE");
};

describe("writing", () => {
  test("a draft begins as the next version, from the next period on, with the version's cases", async () => {
    const begun = await act(op, "beginPlanDraft", `versionId: "stories@1", key: $key`, {
      key: "begin",
    });
    id = begun.id;
    expect(begun).toMatchObject({ state: "OPEN", revision: 1, mayPublish: false });
    expect(begun.text).toContain("version: 2\n");
    expect(begun.text).toContain("effectiveFrom: 2027-01-01\n");
    expect(begun.cases).toEqual([{ name: "two-people", state: "UNTRIED", differenceCount: 0 }]);
    const again = await act(op, "beginPlanDraft", `versionId: "stories@1", key: $key`, {
      key: "begin",
    });
    expect(again.id).toBe(id);
  });

  test("an analyst reads and does not write; two who write at once do not lose each other's words", async () => {
    const { text } = await draft(an);
    expect(await save(text, an)).toMatchObject({ __typename: "NotAllowed" });
    expect(await save(`${text}# one\n`)).toMatchObject({ revision: 2 });
    const late = await save(`${text}# two\n`, fin, 1);
    expect(late).toMatchObject({
      code: "changed_meanwhile",
      message: expect.stringMatching(/op saved/) as string,
    });
    expect(await save(text)).toMatchObject({ revision: 3 });
  });

  test("faults come with path, line and column; changes in words beside the version in force", async () => {
    const { text } = await draft();
    const { faults } = await check(text.replace("rates: [10%, 5%]", "rates: [10%, 101%]"));
    const line = text.split("\n").findIndex((one: string) => one.includes("rates: [10%")) + 1;
    expect(faults).toContainEqual({
      ...{ path: "bonuses[0].rates[1]", line, column: 18 },
      message: expect.stringMatching(/more than all/) as string,
    });
    const good = await check(text.replace("rates: [10%, 5%]", "rates: [9%, 5%]"));
    expect(good).toMatchObject({
      faults: [],
      firstPeriods: ["2027-01"],
      beside: { id: "stories@1" },
    });
    expect(good.changes.map((one: { sentence: string }) => one.sentence)).toEqual([
      "Version: 1 → 2",
      "Effective from: 2026-01-01 → 2027-01-01",
      "Team commission, rates, level 1: 10 % → 9 %",
    ]);
  });

  test("a day that overlaps, or lies in a period whose close has begun, is refused", async () => {
    const { text } = await draft();
    const from = (day: string) => check(text.replace("2027-01-01", day));
    const overlap = {
      path: "effectiveFrom",
      message: expect.stringMatching(/begins on this day as well/) as string,
    };
    expect((await from("2026-01-01")).faults).toMatchObject([overlap]);
    expect((await from("2026-11-30")).faults).toEqual([]);
    await freezePeriod(api, "2026-11");
    const closing = {
      path: "effectiveFrom",
      message: expect.stringMatching(/The close of 2026-11 has begun/) as string,
    };
    expect((await from("2026-11-30")).faults).toMatchObject([closing]);
    expect((await from("2026-12-01")).faults).toEqual([]);
  });

  test("a draft with faults is saved, but neither proposed nor tried", async () => {
    const { text } = await draft();
    await save(text.replace("rates: [10%, 5%]", "rates: [10%, 101%]"));
    expect(await propose()).toMatchObject({
      code: "faulty",
      message: expect.stringMatching(/bonuses\[0\]\.rates\[1\]/) as string,
    });
    const { data } = await op.ask(
      `mutation ($id: ID!) { tryPlanCases(id: $id, key: "k") { ${REFUSAL} } }`,
      { id },
    );
    expect(data.tryPlanCases).toMatchObject({ code: "faulty" });
    await save(text.replace("rates: [10%, 5%]", "rates: [9%, 5%]"));
  });
});

describe("publishing", () => {
  test("what is proposed is not written on; it can be sent back, with the reason", async () => {
    expect(await propose()).toMatchObject({ state: "PROPOSED", proposedBy: "op" });
    expect(await save("plan: x\n")).toMatchObject({ code: "not_open" });
    const back = await act(fin, "sendBackPlanDraft", "id: $id, why: $why", { id, why: "Not yet." });
    expect(back).toMatchObject({ state: "OPEN" });
    expect(await propose()).toMatchObject({ state: "PROPOSED" });
  });

  test("not by the proposer, not by his own role, not another text, not untried", async () => {
    expect(await publish(op)).toMatchObject({ code: "same_person" });
    expect(await publish(op2)).toMatchObject({ code: "same_role" });
    expect(await publish(fin, null, "0")).toMatchObject({ code: "text_differs" });
    expect(await publish(an)).toMatchObject({ __typename: "NotAllowed" });
    expect(await publish(fin)).toMatchObject({ code: "cases_not_tried" });
  });

  test("a red case needs a reason; with it the version is there, with its cases and who did it", async () => {
    const tried = await tryCases();
    expect(tried.lastTry).toEqual({ state: "DONE", done: 1, total: 1, red: 1, current: true });
    expect(tried.cases).toEqual([{ name: "two-people", state: "RED", differenceCount: 2 }]);
    expect(await publish(fin)).toMatchObject({
      field: "reason",
      message: expect.stringMatching(/1 of 1 cases is red/) as string,
    });
    const both = await Promise.all([publish(fin, "The case follows."), publish(fin, "Again.")]);
    expect(both.map((one) => one.id)).toEqual(["stories@2", "stories@2"]);
    expect(both[0]).toMatchObject({ term: "COMING", publication: { by: "op", approver: "fin" } });
    const { data } = await an.ask(
      `{ planVersions { id term effectiveUntil cases { name state } } }`,
    );
    expect(data.planVersions).toEqual([
      {
        ...{ id: "stories@2", term: "COMING", effectiveUntil: null },
        cases: [{ name: "two-people", state: "RED" }],
      },
      {
        ...{ id: "stories@1", term: "IN_FORCE", effectiveUntil: "2026-12-31" },
        cases: [{ name: "two-people", state: "UNTRIED" }],
      },
    ]);
    expect(await draft()).toMatchObject({ state: "PUBLISHED", publishedAs: "stories@2" });
  });

  test("a close goes by the version that holds on its period's first day", async () => {
    expect(versionFor(await planVersions(api.graph), "2026-12-01")?.id).toBe("stories@1");
    expect(versionFor(await planVersions(api.graph), "2027-01-01")?.id).toBe("stories@2");
  });

  test("cases are mended on the draft by upload, and green ones need no reason", async () => {
    const begun = await act(fin, "beginPlanDraft", `versionId: "stories@2", key: $key`, {
      key: "b",
    });
    id = begun.id;
    expect(begun.text).toContain("effectiveFrom: 2027-02-01\n");
    await save(begun.text.replace("rates: [9%, 5%]", "rates: [10%, 5%]"), fin);
    expect((await upload(id, "again")).status).toBe(201);
    expect((await draft()).cases).toHaveLength(2);
    expect(await propose(fin)).toMatchObject({ state: "PROPOSED" });
    const query = `mutation ($id: ID!) { tryPlanCases(id: $id, key: "c") { __typename } }`;
    await fin.ask(query, { id });
    const tried = await until(draft, ({ lastTry }) => lastTry?.state === "DONE");
    expect(tried.lastTry).toMatchObject({ red: 0, total: 2 });
    expect(await publish(op)).toMatchObject({ id: "stories@3", publication: { reason: null } });
  });
});
