/** Orders handed over as they are placed: all or nothing, once, and shown in the open period. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiCompany, apiNow, apiPlan } from "../support/api-company.ts";
import { type ApiPlatform, type Client, person, startApi, until } from "../support/api-platform.ts";

const RECORD = `mutation ($orders: [NewOrder!]!) {
  recordOrders(orders: $orders) {
    __typename ... on OrdersRecorded { recorded unchanged }
    ... on OrderFaults { message faults { line column reason } }
    ... on Conflict { code } ... on Invalid { field message } ... on Refusal { message }
  }
}`;
const PERIOD = `{ period(id: "2026-12") { totals { orders commissionableVolume } } }`;

/** An order of December; what a test changes is given. */
const order = (change: Record<string, unknown>) => ({
  ...{ buyerId: "ben", placedAt: "2026-12-15T16:00:00Z", currency: "USD", total: "60.00" },
  ...{ qualifyingVolume: "50.00", commissionableVolume: "40.00", kind: "order", ...change },
});

describe("orders over HTTP", { timeout: 120_000 }, () => {
  let api: ApiPlatform;
  let operations: Client;

  const record = async (orders: unknown[], client = operations) =>
    (await client.ask(RECORD, { orders })).data.recordOrders;
  const totals = async () => (await operations.ask(PERIOD)).data.period.totals;

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
  });
  afterAll(() => api.stop());

  test("an order and its return are recorded at once, and a repeat changes nothing", async () => {
    const orders = [
      order({ id: "n1" }),
      order({ id: "n2", buyerId: "kim" }),
      order({ id: "n3", kind: "return", returnsOrderId: "n1", qualifyingVolume: "10.00" }),
    ];
    expect(await record(orders)).toEqual({
      ...{ __typename: "OrdersRecorded", recorded: ["n1", "n2", "n3"], unchanged: [] },
    });
    const after = await until(totals, ({ orders: count }) => count === 4);
    // 100 of the file, twice 40, and 40 taken back.
    expect(after).toEqual({ orders: 4, commissionableVolume: "140.00" });
    expect(await record([...orders, order({ id: "n4" })])).toMatchObject({
      recorded: ["n4"],
      unchanged: ["n1", "n2", "n3"],
    });
    expect(await record(orders)).toMatchObject({ recorded: [], unchanged: ["n1", "n2", "n3"] });
  });

  test.each([
    ["an unknown buyer", { buyerId: "zed" }, "buyerId"],
    ["a date without a zone", { placedAt: "2026-12-15T16:00:00" }, "placedAt"],
    ["no number", { total: "1e400" }, "total"],
    ["a negative volume", { qualifyingVolume: "-5.00" }, "qualifyingVolume"],
    ["before joining", { placedAt: "2019-12-15T16:00:00Z" }, "placedAt"],
    ["another currency", { currency: "EUR" }, "currency"],
    ["a return of nothing", { kind: "return", returnsOrderId: "nope" }, "returnsOrderId"],
  ])("%s: refused with its place, and the sound order beside it too", async (_, change, column) => {
    const answer = await record([order({ id: "good" }), order({ id: "bad", ...change })]);
    expect(answer.__typename).toBe("OrderFaults");
    expect(answer.faults).toMatchObject([{ line: 2, column }]);
    const { data } = await operations.ask('{ order(id: "good") { id } }');
    expect(data.order).toBeNull();
  });

  test("an id that is taken by another content, twice in a list, none and too many are refused", async () => {
    const [fault] = (await record([order({ id: "n1", total: "61.00" })])).faults;
    expect(fault).toMatchObject({ line: 1, column: "id" });
    const twice = await record([order({ id: "t" }), order({ id: "t" })]);
    expect(twice.faults).toMatchObject([{ line: 2, column: "id" }]);
    expect(await record([])).toMatchObject({ __typename: "Invalid", field: "orders" });
    const many = Array.from({ length: 201 }, (_, i) => order({ id: `m${i}` }));
    expect(await record(many)).toMatchObject({ __typename: "Invalid", field: "orders" });
  });

  test("many at once with the same orders: each is there once", async () => {
    const orders = Array.from({ length: 5 }, (_, i) => order({ id: `p${i}` }));
    const answers = await Promise.all(Array.from({ length: 12 }, () => record(orders)));
    for (const answer of answers) expect(answer.__typename).toBe("OrdersRecorded");
    const fresh = answers.flatMap(({ recorded }) => recorded);
    expect(fresh.sort()).toEqual(["p0", "p1", "p2", "p3", "p4"]);
  });

  test("only operations hands orders over", async () => {
    for (const who of ["fin", "ada"]) {
      const client = await api.signedIn(`${who}@heartwood.example`);
      expect((await record([order({ id: "x" })], client)).__typename).toBe("NotAllowed");
    }
  });
});
