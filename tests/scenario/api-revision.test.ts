/** A revision over HTTP: an order is moved, the closed period computed beside, approved by two, and lands. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiCompany, apiNow } from "../support/api-company.ts";
import { type ApiPlatform, type Client, person, startApi, until } from "../support/api-platform.ts";
import { revisedPlan } from "../support/revised-company.ts";

const NO = "... on Conflict { code } ... on Invalid { field } ... on Refusal { message }";
const START = `mutation ($period: ID!, $key: String!) {
  startClose(periodId: $period, key: $key) { __typename ... on Run { id } ${NO} }
}`;
const REVISE = `mutation ($period: ID!, $key: String!, $reason: String!) {
  startRevision(periodId: $period, key: $key, reason: $reason) {
    __typename ... on Run { id revision reason } ${NO}
  }
}`;
const MOVE = `mutation ($order: ID!, $to: ID!, $key: String!) {
  moveOrder(orderId: $order, toId: $to, reason: "Ben had sold it.", key: $key) {
    __typename ... on OrderMoved { order { id } closedPeriods } ${NO}
  }
}`;
const APPROVE = `mutation ($run: ID!, $hash: String!, $key: String!) {
  approveRun(runId: $run, ledgerHash: $hash, key: $key) {
    __typename ... on Run { status landsIn { id } } ${NO}
  }
}`;
const RUN = `query ($id: ID!) { run(id: $id) {
  status ledgerHash failure revision blockingExceptions landsIn { id }
  changeTotals { persons more { amount } less { amount } net { amount } }
  changes { nodes { distributor { id } difference { amount } paidAsBefore { id } paidAsAfter { id } } }
} }`;
const STATEMENT = `query ($period: ID!, $who: ID!) {
  statement(periodId: $period, distributorId: $who) {
    total { amount } adjustments { periodId amount { amount } reason }
    corrections { landsInId before { amount } after { amount } amount { amount } reason }
  }
}`;

describe("a revision through the API", { timeout: 300_000 }, () => {
  let api: ApiPlatform;
  let operations: Client;
  let finance: Client;
  let ada: Client;
  let revision: string;

  const run = async (id: string) => (await operations.ask(RUN, { id })).data.run;
  const computed = async (id: string) => {
    const done = await until(
      () => run(id),
      ({ status }) => status === "REVIEW" || status === "FAILED",
      120_000,
    );
    expect(done).toMatchObject({ status: "REVIEW", failure: null });
    return done;
  };
  const approve = async (id: string) => {
    const { ledgerHash: hash } = await computed(id);
    await operations.ask(APPROVE, { run: id, hash, key: `${id} op` });
    return (await finance.ask(APPROVE, { run: id, hash, key: `${id} fin` })).data.approveRun;
  };
  const start = async (query: string, variables: object, client = operations) => {
    const { data } = await client.ask(query, variables as Record<string, unknown>);
    return data.startRevision ?? data.startClose;
  };

  beforeAll(async () => {
    api = await startApi({
      company: { plan: revisedPlan, tables: apiCompany },
      now: apiNow,
      users: [
        ...[person("op", "operations"), person("fin", "finance"), person("an", "analyst")],
        person("ada", "distributor", "ada"),
      ],
    });
    operations = await api.signedIn("op@heartwood.example");
    finance = await api.signedIn("fin@heartwood.example");
    ada = await api.signedIn("ada@heartwood.example");
    const close = await start(START, { period: "2026-11", key: "c1" });
    expect(await approve(close.id)).toMatchObject({ __typename: "Run", status: "APPROVED" });
  }, 300_000);
  afterAll(() => api.stop());

  test("an order is moved by operations alone; the closed period is named, and a case waits", async () => {
    const move = { order: "o-cy", to: "ben", key: "m1" };
    for (const client of [finance, ada]) {
      expect((await client.ask(MOVE, move)).data.moveOrder.__typename).toBe("NotAllowed");
    }
    const moved = (await operations.ask(MOVE, move)).data.moveOrder;
    expect(moved).toEqual({
      ...{ __typename: "OrderMoved", order: { id: "o-cy" }, closedPeriods: ["2026-11"] },
    });
    const wrong = (await operations.ask(MOVE, { ...move, key: "m2" })).data.moveOrder;
    expect(wrong).toMatchObject({ __typename: "Conflict", code: "same_distributor" });
    const { data } = await operations.ask(
      `{ exceptions(filter: { codes: ["order_moved_after_close"] }) { nodes { subject period { id } } } }`,
    );
    expect(data.exceptions.nodes).toEqual([{ subject: "o-cy", period: { id: "2026-11" } }]);
  });

  test("the revision is computed beside what was paid, and says whom it changes by how much", async () => {
    const asked = { period: "2026-11", key: "r1", reason: "An order was moved." };
    expect((await start(REVISE, asked, finance)).__typename).toBe("NotAllowed");
    expect(await start(REVISE, { ...asked, reason: "" })).toMatchObject({ field: "reason" });
    const started = await start(REVISE, asked);
    expect(started).toMatchObject({ __typename: "Run", revision: 1, reason: asked.reason });
    revision = started.id;
    expect((await start(REVISE, asked)).id).toBe(revision);
    // The 100 paid ada 10 and root 5; as an order that ben sold to cy they pay ben 10, and root 5 as before.
    expect(await computed(revision)).toMatchObject({
      ...{ revision: 1, blockingExceptions: 0, landsIn: null },
      changeTotals: {
        ...{ persons: 2, more: { amount: "10.00" }, less: { amount: "-10.00" } },
        net: { amount: "0.00" },
      },
    });
    const { nodes } = (await run(revision)).changes;
    expect(nodes).toMatchObject([
      { distributor: { id: "ada" }, difference: { amount: "-10.00" } },
      { distributor: { id: "ben" }, difference: { amount: "10.00" } },
      // Paid as before, but without the order nobody of rank.
      { distributor: { id: "cy" }, paidAsBefore: { id: "silver" }, paidAsAfter: null },
    ]);
  });

  test("two people approve it; both statements tell it, and the closed one pays what it paid", async () => {
    const before = (await ada.ask(STATEMENT, { period: "2026-11", who: "ada" })).data.statement;
    const approved = await approve(revision);
    expect(approved).toMatchObject({ status: "APPROVED", landsIn: { id: "2026-12" } });
    const november = (await ada.ask(STATEMENT, { period: "2026-11", who: "ada" })).data.statement;
    expect(november.total).toEqual(before.total);
    expect(november.corrections).toMatchObject([
      { landsInId: "2026-12", amount: { amount: "-10.00" }, reason: "An order was moved." },
    ]);
    const december = await until(
      async () => (await ada.ask(STATEMENT, { period: "2026-12", who: "ada" })).data.statement,
      ({ adjustments }) => adjustments.length > 0,
    );
    expect(december.adjustments).toMatchObject([
      { periodId: "2026-11", amount: { amount: "-10.00" }, reason: "An order was moved." },
    ]);
  });
});
