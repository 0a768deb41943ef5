import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyLedger, balanceOf } from "../../server/ledger/ledger.service.ts";
import { apiCompany, apiNow, apiPlan } from "../support/api-company.ts";
import { type ApiPlatform, type Client, person, startApi, until } from "../support/api-platform.ts";

const START = `mutation ($period: ID!, $key: String!) {
  startClose(periodId: $period, key: $key) {
    __typename ... on Run { id } ... on Conflict { code message } ... on Refusal { message }
  }
}`;
const RUN = `query ($id: ID!) {
  run(id: $id) {
    id status stale ledgerHash failure openExceptions blockingExceptions
    steps { name state } approvals { user role } period { id state }
    totals { orders commissionableVolume commissions { amount currency } payees payoutShare }
    bonusTotals { bonus { id name } amount { amount } payees }
    commissions(first: 10) { nodes { id amount { amount } distributor { id } } }
  }
}`;
const APPROVE = `mutation ($run: ID!, $hash: String!, $key: String!) {
  approveRun(runId: $run, ledgerHash: $hash, key: $key) {
    __typename ... on Run { status } ... on Conflict { code } ... on Refusal { message }
  }
}`;
const CASES = `query ($filter: ExceptionFilter) {
  exceptions(filter: $filter) {
    nodes {
      id code state blocking severity title explanation mend subject moneyAtStake { amount }
      subjectDistributor { id name } actions { id label effect } evidence { label value }
      history { kind user text } period { id } run { id } assignee { id }
    }
  }
}`;
const RESOLVE = `mutation ($id: ID!, $action: String!, $reason: String!, $key: String!) {
  resolveException(id: $id, action: $action, reason: $reason, key: $key) {
    __typename ... on ExceptionCase { state history { kind text } }
    ... on Conflict { code } ... on Invalid { field } ... on Refusal { message }
  }
}`;
const WAIVE = `mutation ($id: ID!, $reason: String!, $key: String!) {
  waiveException(id: $id, reason: $reason, key: $key) {
    __typename ... on ExceptionCase { state } ... on Conflict { code } ... on Refusal { message }
  }
}`;

describe("closing a period through the API", () => {
  let api: ApiPlatform;
  let operations: Client;
  let finance: Client;
  let analyst: Client;
  let runId = "";

  const reviewed = (id: string) =>
    until(
      async () => (await operations.ask(RUN, { id })).data.run,
      (run) => run.status === "REVIEW" || run.status === "FAILED",
    );

  beforeAll(async () => {
    api = await startApi({
      company: { plan: apiPlan, tables: apiCompany },
      now: apiNow,
      users: [person("op", "operations"), person("fin", "finance"), person("an", "analyst")],
    });
    operations = await api.signedIn("op@heartwood.example");
    finance = await api.signedIn("fin@heartwood.example");
    analyst = await api.signedIn("an@heartwood.example");
  });
  afterAll(() => api.stop());

  test("every part answers", async () => {
    const response = await fetch(`${api.url}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ ok: true, failing: [] });
  });

  test("an ended period and the open one are listed, newest first", async () => {
    const { data } = await operations.ask(
      "{ periods { nodes { id state totals { orders commissionableVolume } } } }",
    );
    expect(data.periods.nodes).toEqual([
      { id: "2026-12", state: "OPEN", totals: { orders: 1, commissionableVolume: "100.00" } },
      { id: "2026-11", state: "ENDED", totals: { orders: 7, commissionableVolume: "850.00" } },
    ]);
  });

  test("an open period and one that does not exist are refused, each in its way", async () => {
    const open = await operations.ask(START, { period: "2026-12", key: "k0" });
    expect(open.data.startClose).toMatchObject({ __typename: "Conflict", code: "not_ended" });
    const none = await operations.ask(START, { period: "2031-01", key: "k0" });
    expect(none.data.startClose.__typename).toBe("NotFound");
    const role = await finance.ask(START, { period: "2026-11", key: "k0" });
    expect(role.data.startClose.__typename).toBe("NotAllowed");
  });

  test("the worker computes the run; the same key answers the same run", async () => {
    const start = await operations.ask(START, { period: "2026-11", key: "k1" });
    expect(start.data.startClose.__typename).toBe("Run");
    runId = start.data.startClose.id;
    const again = await operations.ask(START, { period: "2026-11", key: "k1" });
    expect(again.data.startClose.id).toBe(runId);
    const run = await reviewed(runId);
    expect(run).toMatchObject({
      status: "REVIEW",
      failure: null,
      stale: false,
      period: { id: "2026-11", state: "REVIEW" },
    });
    expect(run.steps.every((step: { state: string }) => step.state === "DONE")).toBe(true);
    // Team: 10 % and 5 % of what stands one and two above the seller; kim's order pays ada and root.
    // ada 20, kim 5 + 2.50, cy 10 + 5, di 5 + 2.50, flo 5 + 2.50, ben 30, eve 10 + 5.
    expect(run.totals).toMatchObject({ orders: 7, commissions: { currency: "USD" } });
    expect(run.bonusTotals).toMatchObject([
      { bonus: { id: "place", name: "Placement bonus" } },
      { bonus: { id: "team", name: "Team commission" }, amount: { amount: "102.50" }, payees: 5 },
    ]);
  });

  test("the analyst reads the run, but not what single people earned", async () => {
    const { data } = await analyst.ask(RUN, { id: runId });
    expect(data.run.ledgerHash).toMatch(/^[0-9a-f]{64}$/);
    expect(data.run.commissions).toBeNull();
    const cases = await analyst.ask(CASES, {});
    expect(cases.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  test("what is unfit to pay is parked, blocking cases first, and can be understood", async () => {
    const { data } = await operations.ask(CASES, {});
    const codes = data.exceptions.nodes.map((one: { code: string }) => one.code);
    expect(codes).toEqual(["unplaced", "payee_suspended"]);
    const [unplaced] = data.exceptions.nodes;
    expect(unplaced).toMatchObject({
      blocking: true,
      state: "OPEN",
      subjectDistributor: { id: "cy", name: "Cy Brook" },
      actions: [{ id: "place" }],
      history: [{ kind: "raised", user: "Heartwood" }],
      period: { id: "2026-11" },
      run: { id: runId },
    });
    expect(unplaced.evidence.length).toBeGreaterThan(0);
  });

  test("a blocking case stops the approval", async () => {
    const run = await reviewed(runId);
    expect(run.blockingExceptions).toBe(1);
    const answer = await operations.ask(APPROVE, { run: runId, hash: run.ledgerHash, key: "a0" });
    expect(answer.data.approveRun).toMatchObject({ code: "blocking_exceptions" });
  });

  test("a case is given to a colleague, commented on, and waived only by two people", async () => {
    const [{ id }] = (await operations.ask(CASES, {})).data.exceptions.nodes;
    const assign = `mutation ($id: ID!, $user: ID) { assignException(id: $id, userId: $user) {
      __typename ... on ExceptionCase { state assignee { name } } ... on Invalid { field } } }`;
    const given = await operations.ask(assign, { id, user: "fin" });
    expect(given.data.assignException).toMatchObject({
      state: "ASSIGNED",
      assignee: { name: "fin" },
    });
    const wrong = await operations.ask(assign, { id, user: "an" });
    expect(wrong.data.assignException).toMatchObject({ __typename: "Invalid", field: "userId" });
    const comment = `mutation ($id: ID!) { commentException(id: $id, text: "Looking.") {
      ... on ExceptionCase { history { kind text } } } }`;
    const said = await finance.ask(comment, { id });
    expect(said.data.commentException.history.at(-1)).toEqual({
      kind: "commented",
      text: "Looking.",
    });
    const first = await operations.ask(WAIVE, { id, reason: "Only a test.", key: "w1" });
    expect(first.data.waiveException.state).toBe("WAIVER_PROPOSED");
    const same = await operations.ask(WAIVE, { id, reason: "Only a test again.", key: "w2" });
    expect(same.data.waiveException).toMatchObject({ code: "same_person" });
    const repeat = await operations.ask(WAIVE, { id, reason: "Only a test.", key: "w1" });
    expect(repeat.data.waiveException.state).toBe("WAIVER_PROPOSED");
  });

  test("placing the person mends the case and asks for a new computation", async () => {
    const [{ id }] = (await operations.ask(CASES, {})).data.exceptions.nodes;
    const unknown = { id, action: "keep_held", reason: "Nonsense.", key: "r0" };
    expect((await operations.ask(RESOLVE, unknown)).data.resolveException).toMatchObject({
      __typename: "Invalid",
      field: "action",
    });
    const act = { id, action: "place", reason: "First free place.", key: "r1" };
    const done = await operations.ask(RESOLVE, act);
    expect(done.data.resolveException.state).toBe("RESOLVED");
    expect(done.data.resolveException.history.at(-1).text).toContain("placed under ada, right leg");
    const repeat = await operations.ask(RESOLVE, act);
    expect(repeat.data.resolveException.state).toBe("RESOLVED");
    const other = await operations.ask(RESOLVE, { ...act, reason: "Something else." });
    expect(other.data.resolveException).toMatchObject({ code: "key_reused" });
    const run = await reviewed(runId);
    expect(run.stale).toBe(true);
    const early = await operations.ask(APPROVE, { run: runId, hash: run.ledgerHash, key: "a1" });
    expect(early.data.approveRun).toMatchObject({ code: "stale" });
  });

  test("computed again, approved by two people, it is posted and never changes", async () => {
    const start = await operations.ask(START, { period: "2026-11", key: "k2" });
    runId = start.data.startClose.id;
    const run = await reviewed(runId);
    expect(run).toMatchObject({ status: "REVIEW", blockingExceptions: 0, stale: false });
    const hash = run.ledgerHash;
    const differs = await operations.ask(APPROVE, { run: runId, hash: "00", key: "b0" });
    expect(differs.data.approveRun).toMatchObject({ code: "hash_differs" });
    const first = await operations.ask(APPROVE, { run: runId, hash, key: "b1" });
    expect(first.data.approveRun).toMatchObject({ __typename: "Run", status: "REVIEW" });
    const same = await operations.ask(APPROVE, { run: runId, hash, key: "b2" });
    expect(same.data.approveRun).toMatchObject({ code: "same_person" });
    const second = await finance.ask(APPROVE, { run: runId, hash, key: "b3" });
    expect(second.data.approveRun).toMatchObject({ __typename: "Run", status: "APPROVED" });
    const again = await operations.ask(START, { period: "2026-11", key: "k3" });
    expect(again.data.startClose).toMatchObject({ code: "approved" });
  });

  test("the ledger's chain holds and what was paid lies in the wallets", async () => {
    const verdict = await verifyLedger(api.graph);
    expect(verdict.faults).toEqual([]);
    expect(verdict.entries).toBeGreaterThan(0);
    const { data } = await operations.ask(
      `{ statement(distributorId: "ada", periodId: "2026-11") {
           provisional total { amount } payment { earned { amount } paid { amount } held { amount } } } }`,
    );
    expect(data.statement.provisional).toBe(false);
    const wallet = await balanceOf(api.graph, "wallet:ada", "USD");
    expect(`${wallet}`).toBe(data.statement.payment.paid.amount.replace(".", ""));
    expect(data.statement.payment.earned.amount).toBe(data.statement.total.amount);
    expect(await balanceOf(api.graph, "held:dan", "USD")).toBeGreaterThan(0n);
  });

  test("exports are tables whose sum is the run's", async () => {
    const get = (path: string, who: Client) =>
      fetch(`${api.url}/export/${path}`, { headers: { cookie: who.cookie ?? "" } });
    const id = encodeURIComponent(runId);
    const table = await (await get(`runs/${id}/commissions.csv`, finance)).text();
    const [head, ...rows] = table.trim().split("\n");
    expect(head).toBe("period,distributorId,bonus,amount,currency");
    const sum = rows.reduce(
      (total, row) => total + BigInt(row.split(",")[3]!.replace(".", "")),
      0n,
    );
    const run = await reviewedOrApproved();
    expect(`${sum}`).toBe(run.totals.commissions.amount.replace(".", ""));
    const lines = await (await get(`runs/${id}/lines.csv`, finance)).text();
    expect(lines.split("\n")[0]).toContain("orderId,sourceId,level");
    expect((await get(`runs/${id}/payments.csv`, finance)).status).toBe(200);
    expect((await get(`runs/${id}/commissions.csv`, analyst)).status).toBe(403);
    expect((await get(`runs/none/commissions.csv`, finance)).status).toBe(404);
    expect((await fetch(`${api.url}/export/statement.csv?distributorId=ada`)).status).toBe(401);
  });

  const reviewedOrApproved = async () => (await operations.ask(RUN, { id: runId })).data.run;
});
