/** The picture of an organisation over HTTP: everybody whom the reader may see, and nobody else; kept up to date. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { peopleOf, type People } from "../../web/src/tree/picture/people.ts";
import { apiCompany, apiNow, apiPlan } from "../support/api-company.ts";
import { type ApiPlatform, type Client, person, startApi, until } from "../support/api-platform.ts";

const RECORD = `mutation ($orders: [NewOrder!]!) {
  recordOrders(orders: $orders) { __typename ... on Refusal { message } }
}`;
const ENROL = `mutation ($distributors: [NewDistributor!]!) {
  recordEnrolments(distributors: $distributors) { __typename ... on Refusal { message } }
}`;

describe("pictures", { timeout: 120_000 }, () => {
  let api: ApiPlatform;
  let operations: Client;
  let ada: Client;

  const ask = async (client: { cookie: string | null }, tree: string, etag?: string) => {
    const headers = {
      ...(client.cookie ? { cookie: client.cookie } : {}),
      // As a browser asks; fetch by itself would ask for a copy of its own.
      ...(etag ? { "if-none-match": etag, "cache-control": "max-age=0" } : {}),
    };
    return fetch(`${api.url}/overview/${tree}`, { headers });
  };
  const people = async (client: Client, tree = "sponsor"): Promise<People> => {
    const response = await ask(client, tree);
    expect(response.status).toBe(200);
    return peopleOf(await response.arrayBuffer());
  };
  const refusal = async (client: { cookie: string | null }, tree = "sponsor") => {
    const response = await ask(client, tree);
    return [response.status, ((await response.json()) as { message: string }).message];
  };
  const volumeOf = (all: People, id: string) => all.totalVolume[all.ids.indexOf(id)];

  beforeAll(async () => {
    api = await startApi({
      company: { plan: apiPlan, tables: apiCompany },
      now: apiNow,
      users: [
        person("op", "operations"),
        person("an", "analyst"),
        person("ada", "distributor", "ada"),
        person("ben", "distributor", "ben"),
      ],
    });
    operations = await api.signedIn("op@heartwood.example");
    ada = await api.signedIn("ada@heartwood.example");
  });
  afterAll(() => api?.stop());

  test("staff get the whole company along both trees", async () => {
    const all = await people(operations);
    expect([...all.ids].sort()).toEqual(["ada", "ben", "cy", "dan", "di", "eve", "flo", "root"]);
    expect(all.ids[all.above[all.ids.indexOf("di")]!]).toBe("cy");
    const placed = await people(operations, "placement");
    expect([...placed.ids].sort()).toEqual([...all.ids].sort());
    expect(placed.above[placed.ids.indexOf("cy")]).toBe(-1);
  });

  test("a distributor gets himself and everybody below, and not a byte of anybody else", async () => {
    const own = await people(ada);
    expect([...own.ids].sort()).toEqual(["ada", "cy", "dan", "di", "flo"]);
    expect(own.ids[0]).toBe("ada");
    const bytes = Buffer.from(await (await ask(ada, "sponsor")).arrayBuffer()).toString("latin1");
    for (const other of ["ben", "eve", "root"]) expect(bytes).not.toContain(other);
  });

  test("who is not signed in, who has no people, and trees that are not his are refused in words", async () => {
    expect(await refusal({ cookie: null })).toEqual([401, "Sign in first."]);
    const analyst = await api.signedIn("an@heartwood.example");
    expect((await refusal(analyst))[0]).toBe(403);
    expect((await refusal(ada, "placement"))[0]).toBe(404);
    expect((await refusal(operations, "family"))[0]).toBe(404);
  });

  test("what has not changed is not sent again; of two readers each keeps his own", async () => {
    const first = await ask(ada, "sponsor");
    await first.arrayBuffer();
    const etag = first.headers.get("etag")!;
    expect((await ask(ada, "sponsor", etag)).status).toBe(304);
    const ben = await api.signedIn("ben@heartwood.example");
    expect((await ask(ben, "sponsor", etag)).status).toBe(200);
  });

  test("an order moves the figures of everybody above, and somebody new stands where he was enrolled", async () => {
    const before = volumeOf(await people(ada), "ada")!;
    const order = {
      ...{ id: "pictured", buyerId: "di", placedAt: "2026-12-15T16:00:00Z", currency: "USD" },
      ...{
        total: "70.00",
        qualifyingVolume: "70.00",
        commissionableVolume: "70.00",
        kind: "order",
      },
    };
    expect((await operations.ask(RECORD, { orders: [order] })).data.recordOrders.__typename).toBe(
      "OrdersRecorded",
    );
    await until(
      async () => volumeOf(await people(ada), "ada"),
      (volume) => volume === before + 7_000,
    );
    expect(volumeOf(await people(ada), "cy")).toBe(volumeOf(await people(operations), "cy"));
    const newcomer = {
      ...{ id: "fay", name: "Fay", email: "fay@example.com", country: "US", sponsorId: "di" },
      joinedOn: "2026-12-15",
    };
    const enrolled = await operations.ask(ENROL, { distributors: [newcomer] });
    expect(enrolled.data?.recordEnrolments.__typename).toBe("EnrolmentsRecorded");
    const now = await until(
      () => people(ada),
      ({ ids }) => ids.includes("fay"),
    );
    expect(now.ids[now.above[now.ids.indexOf("fay")]!]).toBe("di");
    expect(now.size[0]).toBe(6);
  });
});
