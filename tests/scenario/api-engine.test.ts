/** Another engine beside ours, over HTTP: upload, groups, persons, exceptions, export, and who may. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiCompany, apiNow, apiPlan } from "../support/api-company.ts";
import { type ApiPlatform, type Client, person, startApi, until } from "../support/api-platform.ts";

const PERIOD = "2026-11";
const START = `mutation ($period: ID!) {
  startClose(periodId: $period, key: "k") { ... on Run { id } ... on Refusal { message } }
}`;
const RESULT = `query ($id: ID!, $cause: String) { engineResult(id: $id) {
  state failure persons ours { amount } theirs { amount } faults { line column reason }
  groups { cause persons differences difference { amount } }
  differences(cause: $cause, first: 1) {
    totalCount pageInfo { hasNextPage } nodes { distributorId ours { amount } theirs { amount } }
  }
} }`;
const CASES = `{ exceptions(filter: { codes: ["engines_differ"] }, first: 50) {
  nodes { subject title blocking state moneyAtStake { amount } evidence { label value } }
} }`;

/**
 * Team commission of November by hand (10 % and 5 % up the sponsors, customers to their seller 10 %):
 * ada: cy 100 -> 10.00, flo under dan 50 -> 2.50, di under cy 50 -> 2.50, kim 50 -> 5.00 = 20.00
 */
const file = (ada: string) =>
  "period,distributorId,bonus,amount,currency\n" +
  `${PERIOD},ada,Level pay,${ada},USD\n${PERIOD},ghost,Level pay,7.00,USD\n`;

describe("beside another engine, over HTTP", { timeout: 300_000 }, () => {
  let api: ApiPlatform;
  let operations: Client;
  let finance: Client;

  const upload = async (client: Client, text: string, fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("lines", new Blob([text]), "old-engine.csv");
    const headers = { cookie: client.cookie ?? "", "x-heartwood-upload": "1" };
    const answer = await fetch(`${api.url}/upload/engine`, { method: "POST", headers, body: form });
    const body = (await answer.json()) as { resultId?: string; message?: string };
    return { status: answer.status, ...body };
  };
  const compared = (id: string, cause: string | null = null) =>
    until(
      async () => (await operations.ask(RESULT, { id, cause })).data.engineResult,
      ({ state }) => state !== "WAITING",
      120_000,
    );
  const fields = { period: PERIOD, bonuses: "Level pay = team" };

  beforeAll(async () => {
    api = await startApi({
      company: { plan: apiPlan, tables: apiCompany },
      now: apiNow,
      users: [
        ...[person("op", "operations"), person("fin", "finance")],
        person("ada", "distributor", "ada"),
      ],
    });
    operations = await api.signedIn("op@heartwood.example");
    finance = await api.signedIn("fin@heartwood.example");
  }, 300_000);
  afterAll(() => api.stop());

  test("before the close there is nothing to compare with, and it says so", async () => {
    const { status, resultId } = await upload(operations, file("20.00"), fields);
    expect(status).toBe(202);
    expect(await compared(resultId!)).toMatchObject({
      state: "FAILED",
      failure: "The period 2026-11 has no computed run; close it, then compare.",
    });
  });

  test("after it the same file is compared, grouped, and listed person by person", async () => {
    const started = await operations.ask(START, { period: PERIOD });
    const run = "query ($id: ID!) { run(id: $id) { status } }";
    await until(
      async () => (await operations.ask(run, { id: started.data.startClose.id })).data.run.status,
      (status) => status === "REVIEW",
      200_000,
    );
    const { resultId } = await upload(operations, file("20.00"), fields);
    const all = await compared(resultId!);
    expect(all.groups.map((one: { cause: string }) => one.cause)).toEqual([
      ...["missing_person", "missing_bonus"],
    ]);
    // ada's 20.00 are ours too, so she differs by the placement bonus alone, which they do not have.
    const ghost = await compared(resultId!, "missing_person");
    expect(ghost.groups[0]).toMatchObject({ cause: "missing_person" });
    expect(ghost.differences.totalCount).toBe(ghost.groups[0].differences);
    expect(ghost.differences.pageInfo.hasNextPage).toBe(ghost.groups[0].differences > 1);
    const { nodes } = (await finance.ask(CASES)).data.exceptions;
    expect(nodes.map((one: { subject: string }) => one.subject).sort()).toEqual([
      ...["missing_bonus", "missing_person"],
    ]);
    for (const one of nodes) {
      expect(one).toMatchObject({ title: "Another engine differs", blocking: false });
      expect(one.evidence.at(-1).value).toBe(`/engine/${resultId}?cause=${one.subject}`);
    }
  });

  test("a few cents less are found for ada, and the table goes out as CSV", async () => {
    const { resultId } = await upload(operations, file("12.34"), fields);
    await compared(resultId!);
    const headers = { cookie: finance.cookie ?? "" };
    const csv = await fetch(`${api.url}/export/engine/${resultId}/differences.csv`, { headers });
    const rows = (await csv.text()).split("\n");
    expect(rows[0]).toBe(
      "period,distributorId,bonus,cause,ours,theirs,difference,currency,orders,orderId",
    );
    expect(rows).toContain("2026-11,ada,team,unknown,20.00,12.34,-7.66,USD,0,");
  });

  test("faults are told by line and column", async () => {
    const { resultId } = await upload(operations, file("1,5"), fields);
    expect(await compared(resultId!)).toMatchObject({
      state: "REFUSED",
      faults: [{ line: 2, column: null, reason: "The row has 6 fields and the header 5." }],
    });
  });

  test("wrong fields are refused with a sentence, and only operations send files", async () => {
    const wrong = async (more: Record<string, string>) =>
      (await upload(operations, file("1.00"), { ...fields, ...more })).message;
    expect(await wrong({ period: "2026-13" })).toBe('There is no period "2026-13".');
    expect(await wrong({ bonuses: "x = y" })).toContain('The plan has no bonus "y"');
    expect((await upload(finance, file("1.00"), fields)).status).toBe(403);
    expect((await upload(api.client(), file("1.00"), fields)).status).toBe(401);
    const ada = await api.signedIn("ada@heartwood.example");
    const answer = await ada.ask(RESULT, { id: "x" });
    expect(answer.data?.engineResult ?? null).toBeNull();
    const headers = { cookie: ada.cookie ?? "" };
    const csv = await fetch(`${api.url}/export/engine/x/differences.csv`, { headers });
    expect(csv.status).toBe(403);
  });
});
