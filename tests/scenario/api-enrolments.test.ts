/** People enrolled as they join: all or nothing, once, in their places, and shown in the open period at once. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiCompany, apiNow, apiPlan } from "../support/api-company.ts";
import { type ApiPlatform, type Client, person, startApi, until } from "../support/api-platform.ts";

const ENROL = `mutation ($distributors: [NewDistributor!]!, $customers: [NewCustomer!]!) {
  recordEnrolments(distributors: $distributors, customers: $customers) {
    __typename ... on EnrolmentsRecorded { recorded unchanged }
    ... on EnrolmentFaults { message faults { file line column reason } }
    ... on Conflict { code } ... on Invalid { field message } ... on Refusal { message }
  }
}`;
const SELL = `mutation ($orders: [NewOrder!]!) { recordOrders(orders: $orders) { __typename } }`;

/** Somebody who joins in December under ben, on his free leg; what a test changes is given. */
const newcomer = (change: Record<string, unknown>) => ({
  ...{ name: "Gil Rowe", email: "gil@example.com", country: "US", joinedOn: "2026-12-10" },
  ...{ sponsorId: "ben", ...change },
});

describe("enrolments over HTTP", { timeout: 120_000 }, () => {
  let api: ApiPlatform;
  let operations: Client;

  const enrol = async (
    distributors: unknown[],
    customers: unknown[] = [],
    client = operations,
  ): Promise<{ __typename: string; recorded: string[]; faults: unknown[] }> =>
    (await client.ask(ENROL, { distributors, customers })).data.recordEnrolments;
  const standing = async (id: string) => {
    const asked = `{ distributor(id: "${id}") { teamCount standing(periodId: "2026-12") { totalVolume } } }`;
    const { data } = await operations.ask(asked);
    return { team: data.distributor?.teamCount, total: data.distributor?.standing?.totalVolume };
  };

  beforeAll(async () => {
    api = await startApi({
      company: { plan: apiPlan, tables: apiCompany },
      now: apiNow,
      users: [...[person("op", "operations"), person("fin", "finance")]],
    });
    operations = await api.signedIn("op@heartwood.example");
  });
  afterAll(() => api.stop());

  test("a distributor and his customer are there at once, and what they buy counts above", async () => {
    const gil = newcomer({ id: "gil", placementParentId: "ben", placementLeg: "right" });
    const kai = {
      id: "kai",
      name: "Kai",
      email: "k@example.com",
      distributorId: "gil",
      kind: "retail",
    };
    expect(await enrol([gil], [kai])).toMatchObject({ recorded: ["gil", "kai"], unchanged: [] });
    await until(
      () => standing("gil"),
      ({ total }) => total === "0.00",
    );
    const order = {
      ...{ id: "n1", buyerId: "kai", placedAt: "2026-12-15T16:00:00Z", currency: "USD" },
      ...{
        total: "60.00",
        qualifyingVolume: "50.00",
        commissionableVolume: "40.00",
        kind: "order",
      },
    };
    expect((await operations.ask(SELL, { orders: [order] })).data.recordOrders.__typename).toBe(
      "OrdersRecorded",
    );
    const above = await until(
      () => standing("ben"),
      ({ total }) => total === "50.00",
    );
    expect(above.team).toBe(2);
    expect(await enrol([gil], [kai])).toMatchObject({ recorded: [], unchanged: ["gil", "kai"] });
  });

  test.each([
    ["an unknown sponsor", { sponsorId: "zed" }, "sponsorId"],
    ["a customer as sponsor", { sponsorId: "kim" }, "sponsorId"],
    ["a taken leg", { placementParentId: "root", placementLeg: "left" }, "placementLeg"],
    ["no such leg", { placementParentId: "eve", placementLeg: "middle" }, "placementLeg"],
    ["a day that does not exist", { joinedOn: "2026-02-30" }, "joinedOn"],
    ["no e-mail address", { email: "" }, "email"],
    ["an id with a space", { id: "bad " }, "id"],
  ])(
    "%s: refused with its place, and the sound person beside him too",
    async (_, change, column) => {
      const answer = await enrol([newcomer({ id: "good" }), newcomer({ id: "bad", ...change })]);
      expect(answer.__typename).toBe("EnrolmentFaults");
      expect(answer.faults).toMatchObject([{ file: "distributors.csv", line: 2, column }]);
      expect(
        (await operations.ask('{ distributor(id: "good") { id } }')).data.distributor,
      ).toBeNull();
    },
  );

  test("an id of another content, twice in a list, nobody and too many are refused", async () => {
    expect((await enrol([newcomer({ id: "eve" })])).faults).toMatchObject([
      { line: 1, column: "id" },
    ]);
    const twice = await enrol([newcomer({ id: "t" }), newcomer({ id: "t" })]);
    expect(twice.faults).toMatchObject([{ line: 2, column: "id" }]);
    expect(await enrol([])).toMatchObject({ __typename: "Invalid", field: "distributors" });
    const many = Array.from({ length: 201 }, (_, i) => newcomer({ id: `m${i}` }));
    expect(await enrol(many)).toMatchObject({ __typename: "Invalid", field: "distributors" });
  });

  test("a leg that eight ask for at once is given to one", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        enrol([newcomer({ id: `leg${i}`, placementParentId: "eve", placementLeg: "left" })]),
      ),
    );
    const got = answers.filter(({ __typename }) => __typename === "EnrolmentsRecorded");
    expect(got.length).toBe(1);
    for (const { __typename, faults } of answers.filter((one) => !got.includes(one))) {
      expect(__typename).toBe("EnrolmentFaults");
      expect(faults).toMatchObject([{ column: "placementLeg" }]);
    }
    const asked =
      '{ distributor(id: "eve") { children(tree: PLACEMENT, first: 9) { edges { node { id } } } } }';
    const { data } = await operations.ask(asked);
    expect(
      data.distributor.children.edges.map((edge: { node: { id: string } }) => edge.node.id),
    ).toEqual(got[0]!.recorded);
  });

  test("only operations enrols", async () => {
    const finance = await api.signedIn("fin@heartwood.example");
    expect((await enrol([newcomer({ id: "x" })], [], finance)).__typename).toBe("NotAllowed");
  });
});
