/** What if, over HTTP: asked from the office, computed by the worker, read by role, as a file, ended. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storePlanVersion } from "../../server/period/plan-version.ts";
import { apiCompany, apiNow, apiPlan } from "../support/api-company.ts";
import { type ApiPlatform, type Client, person, startApi, until } from "../support/api-platform.ts";
import { triedPlan } from "../support/what-if-company.ts";

const PERIOD = "2026-11";
const ASK = `mutation ($period: ID!, $version: ID, $draft: String, $key: String!) {
  askWhatIf(periodId: $period, planVersionId: $version, draft: $draft, key: $key) {
    __typename
    ... on WhatIf { id state }
    ... on Refusal { message }
    ... on Invalid { field }
    ... on Conflict { code }
  }
}`;
const RESULT = `query ($id: ID!, $filter: WhatIfFilter) { whatIf(id: $id) {
  state failure by mine planName planVersion livePlanVersionId period { id state }
  steps { name state } opinion { differences first }
  result {
    commissionableVolume difference { amount }
    before { commissions { amount } payoutShare payees } after { commissions { amount } payoutShare }
    bonuses { name before { amount { amount } } after { amount { amount } } difference { amount } }
    ranks { name peopleBefore peopleAfter rise fall }
    spread { change people difference { amount } }
  }
  people(orderBy: LARGEST_GAIN, filter: $filter, first: 2) {
    totalCount pageInfo { hasNextPage }
    nodes { distributor { id name } before { amount } after { amount } difference { amount }
      rankBefore rankAfter move bonuses { name before { amount } after { amount } } }
  }
} }`;
const LIST = `{ whatIfs(periodId: "${PERIOD}") { nodes { id state } } }`;
const END = `mutation ($id: ID!) { endWhatIf(id: $id, remove: true) {
  __typename ... on Refusal { message }
} }`;

describe("what if, over HTTP", { timeout: 300_000 }, () => {
  let api: ApiPlatform;
  let operations: Client;
  let finance: Client;
  let analyst: Client;
  let id: string;

  const asked = async (client: Client, variables: Record<string, unknown>) =>
    (await client.ask(ASK, { period: PERIOD, key: "k", ...variables })).data.askWhatIf;
  const found = async (client: Client, filter: Record<string, unknown> | null = null) =>
    (await client.ask(RESULT, { id, filter })).data.whatIf;

  beforeAll(async () => {
    api = await startApi({
      company: { plan: apiPlan, tables: apiCompany },
      now: apiNow,
      users: [
        ...[person("op", "operations"), person("fin", "finance"), person("an", "analyst")],
        person("ada", "distributor", "ada"),
      ],
    });
    await storePlanVersion(api, triedPlan);
    operations = await api.signedIn("op@heartwood.example");
    finance = await api.signedIn("fin@heartwood.example");
    analyst = await api.signedIn("an@heartwood.example");
  }, 300_000);
  afterAll(() => api.stop());

  test("the analyst asks, the worker computes, the office reads the difference", async () => {
    const answer = await asked(analyst, { version: "stories@2" });
    expect(answer).toMatchObject({ __typename: "WhatIf", state: "WAITING" });
    id = answer.id;
    const done = await until(
      () => found(finance),
      ({ state }) => state === "DONE",
      200_000,
    );
    // November has ended and is not closed: the live plan is computed the same way first.
    expect(done.steps.map((step: { state: string }) => step.state)).toEqual(Array(10).fill("DONE"));
    expect(done).toMatchObject({
      ...{ failure: null, by: "an", mine: false, planName: "Stories", planVersion: 2 },
      ...{ livePlanVersionId: "stories@1", period: { id: PERIOD, state: "ENDED" } },
      opinion: { differences: 0, first: [] },
      result: {
        commissionableVolume: "850.00",
        difference: { amount: "-14.50" },
        before: { commissions: { amount: "117.50" }, payoutShare: "0.138235", payees: 5 },
        after: { commissions: { amount: "103.00" }, payoutShare: "0.121176" },
      },
      people: { totalCount: 6, pageInfo: { hasNextPage: true } },
    });
    expect(done.result.bonuses).toEqual([
      {
        ...{ name: "Team commission", difference: { amount: "0.50" } },
        ...{ before: { amount: { amount: "102.50" } }, after: { amount: { amount: "103.00" } } },
      },
      {
        ...{ name: "Placement bonus", difference: { amount: "-15.00" } },
        ...{ before: { amount: { amount: "15.00" } }, after: null },
      },
    ]);
    expect(done.people.nodes[0]).toMatchObject({
      ...{ distributor: { id: "ada", name: "Ada Lake" }, difference: { amount: "1.00" } },
      ...{ rankBefore: "Silver", rankAfter: "Silver", move: "STAYS" },
      bonuses: [
        { name: "Placement bonus", before: { amount: "1.00" }, after: { amount: "0.00" } },
        { name: "Team commission", before: { amount: "20.00" }, after: { amount: "22.00" } },
      ],
    });
  });

  test("people are found by name, by rank and by which way it goes", async () => {
    const who = async (filter: Record<string, unknown>) =>
      (await found(operations, filter)).people.nodes.map(
        (one: { distributor: { id: string } }) => one.distributor.id,
      );
    expect(await who({ search: "hill" })).toEqual(["ben"]);
    expect(await who({ search: "nobody of this name" })).toEqual([]);
    expect(await who({ change: "GAINS" })).toEqual(["ada"]);
    expect(await who({ rank: "gold", move: "RISES" })).toEqual(["ben"]);
    expect(await who({ move: "FALLS" })).toEqual(["eve", "cy"]);
  });

  test("the analyst sees every sum and no person; a distributor sees that there is nothing", async () => {
    const seen = await found(analyst);
    expect(seen).toMatchObject({ mine: true, people: null, result: { difference: {} } });
    expect(seen.result.ranks.map((one: { name: string }) => one.name)).toEqual([
      ...["No rank", "Silver", "Gold"],
    ]);
    const ada = await api.signedIn("ada@heartwood.example");
    expect((await ada.ask(RESULT, { id })).data.whatIf).toBeNull();
    expect((await ada.ask(LIST)).errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
    expect(await asked(ada, { version: "stories@2" })).toMatchObject({ __typename: "NotAllowed" });
  });

  test("the people go out as CSV, those of the filter alone", async () => {
    const file = (client: Client, query: string) =>
      fetch(`${api.url}/export/what-if/${id}/people.csv${query}`, {
        headers: { cookie: client.cookie ?? "" },
      });
    const whole = (await (await file(finance, "")).text()).trimEnd().split("\n");
    expect(whole).toHaveLength(7);
    expect(whole.slice(0, 2)).toEqual([
      "period,distributorId,currency,live,tried,difference,rankLive,rankTried,team live,team tried,place live,place tried",
      "2026-11,root,USD,72.50,65.00,-7.50,,,62.50,65.00,10.00,0.00",
    ]);
    const gains = await (await file(finance, "?change=GAINS&orderBy=LARGEST_GAIN")).text();
    expect(gains.trimEnd().split("\n").slice(1)).toEqual([
      "2026-11,ada,USD,21.00,22.00,1.00,silver,silver,20.00,22.00,1.00,0.00",
    ]);
    expect((await file(analyst, "")).status).toBe(403);
  });

  test("what cannot be tried is refused with a sentence, a faulty draft with its places", async () => {
    expect(await asked(operations, { version: "stories@7" })).toMatchObject({
      __typename: "NotFound",
    });
    expect(await asked(operations, {})).toMatchObject({ field: "planVersionId" });
    const draft = triedPlan.replace("[8%, 10%]", "[800%]");
    const faulty = await asked(operations, { draft });
    expect(faulty).toMatchObject({ __typename: "Invalid", field: "draft" });
    expect(faulty.message.split("\n")[0]).toBe(
      "line 37, bonuses[0].rates[0]: 800% is more than all there is; write 100% or less.",
    );
    const euros = await asked(operations, { draft: triedPlan.replace("USD", "EUR") });
    expect(euros).toMatchObject({ __typename: "Conflict", code: "other_currency" });
  });

  test("whoever asked it takes it away, or operations; it is gone at once", async () => {
    expect((await finance.ask(END, { id })).data.endWhatIf).toMatchObject({
      __typename: "NotAllowed",
    });
    expect((await analyst.ask(END, { id })).data.endWhatIf.__typename).toBe("WhatIfEnded");
    expect(await found(finance)).toBeNull();
    expect((await finance.ask(LIST)).data.whatIfs.nodes).toEqual([]);
    const left = () => api.graph.read<{ id: string }>("what-if/due-what-ifs");
    await until(left, (rows) => rows.length === 0, 60_000);
  });
});
