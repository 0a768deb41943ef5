import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiCompany, apiNow, apiPlan } from "../support/api-company.ts";
import { type ApiPlatform, type Client, person, startApi } from "../support/api-platform.ts";

const PERSON = `query ($id: ID!) {
  distributor(id: $id) {
    id name email status country joinedAt placementLeg
    sponsor { id } placementParent { id }
    upline(tree: SPONSOR) { id }
    childCount(tree: SPONSOR) teamCount
    children(tree: SPONSOR, first: 10, orderBy: NAME) { totalCount nodes { id } }
    orders(first: 10) { nodes { id } }
    standing { personalVolume totalVolume }
  }
}`;

describe("who sees whom", () => {
  let api: ApiPlatform;
  let ada: Client;

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
    ada = await api.signedIn("ada@heartwood.example");
  });
  afterAll(() => api.stop());

  test("a distributor sees himself: his address and volumes, nobody above", async () => {
    const { data } = await ada.ask(PERSON, { id: "ada" });
    expect(data.distributor).toMatchObject({
      id: "ada",
      email: "ada@example.com",
      sponsor: null,
      placementParent: null,
      placementLeg: null,
      upline: [],
      childCount: 2,
      teamCount: 4,
      children: { totalCount: 2, nodes: [{ id: "cy" }, { id: "dan" }] },
      standing: { personalVolume: "0.00", totalVolume: "100.00" },
    });
    expect(data.distributor.orders.nodes.map((one: { id: string }) => one.id)).toEqual([
      "o-kim",
      "o-ada",
    ]);
  });

  test("he sees his downline at any depth, without addresses, with the way down from himself", async () => {
    const { data } = await ada.ask(PERSON, { id: "di" });
    expect(data.distributor).toMatchObject({
      id: "di",
      email: null,
      sponsor: { id: "cy" },
      upline: [{ id: "ada" }, { id: "cy" }],
    });
  });

  test.each(["root", "ben", "eve", "nobody", ""])(
    "the upline, another leg and an unknown id answer alike: %s",
    async (id) => {
      const { data, errors } = await ada.ask(PERSON, { id });
      expect(errors).toBeUndefined();
      expect(data).toEqual({ distributor: null });
    },
  );

  test("search finds only his own people", async () => {
    const find = (text: string) =>
      ada.ask("query ($text: String!) { searchDistributors(text: $text) { id } }", { text });
    expect((await find("ada")).data.searchDistributors).toEqual([{ id: "ada" }]);
    expect((await find("ben")).data.searchDistributors).toEqual([]);
    expect((await find("root")).data.searchDistributors).toEqual([]);
    expect((await find("br")).data.searchDistributors).toEqual([{ id: "cy" }]);
    expect((await find('name:ben* OR id:"ben"')).data.searchDistributors).toEqual([]);
    expect((await find("*")).data.searchDistributors).toEqual([]);
  });

  test("orders, statements and commissions of others answer like unknown ones", async () => {
    const query = `query ($order: ID!, $who: ID!, $commission: ID!) {
      order(id: $order) { id creditedTo { id } }
      statement(distributorId: $who, periodId: "2026-12") { total { amount } }
      commission(id: $commission) { id }
    }`;
    const foreign = { order: "o-ben", who: "cy", commission: "2026-12/0:team:root" };
    const unknown = { order: "none", who: "none", commission: "none" };
    expect((await ada.ask(query, foreign)).data).toEqual((await ada.ask(query, unknown)).data);
    const own = await ada.ask(query, {
      order: "o-di",
      who: "ada",
      commission: "2026-12/0:team:ada",
    });
    expect(own.data).toEqual({
      order: { id: "o-di", creditedTo: { id: "di" } },
      statement: { total: { amount: "10.00" } },
      commission: { id: "2026-12/0:team:ada" },
    });
  });

  test("his lines explain his commission, and an order shows only what it pays himself", async () => {
    const { data } = await ada.ask(`{
      commission(id: "2026-12/0:team:ada") {
        rule amount { amount }
        lines { nodes {
          amount { amount } level paidLevel rate volume sentence order { id } source { id }
          path { level paid distributor { id } }
        } }
      }
      order(id: "o-dec") { explanation { bonus { id } total { amount } paid { payee { id } } } }
    }`);
    expect(data.commission.lines.nodes).toMatchObject([
      {
        amount: { amount: "10.00" },
        paidLevel: 1,
        rate: "0.1",
        volume: "100.00",
        order: { id: "o-dec" },
        source: { id: "cy" },
        path: [
          { level: 0, paid: false, distributor: { id: "cy" } },
          { level: 1, paid: true, distributor: { id: "ada" } },
        ],
      },
    ]);
    const payees = data.order.explanation.flatMap((one: { paid: { payee: { id: string } }[] }) =>
      one.paid.map((line) => line.payee.id),
    );
    expect(payees).toEqual(["ada"]);
  });

  test("the company's sums, runs, imports, plans and cases are not a distributor's", async () => {
    const { data } = await ada.ask(`{ periods { nodes { id runs { id } totals { orders } } } }`);
    expect(data.periods.nodes[0]).toMatchObject({ runs: [], totals: null });
    for (const query of [
      "{ exceptions { nodes { id } } }",
      "{ imports { nodes { id } } }",
      "{ planVersions { id } }",
      '{ run(id: "x") { id } }',
      "{ colleagues { id } }",
    ]) {
      expect((await ada.ask(query)).errors?.[0]?.extensions?.code, query).toBe("FORBIDDEN");
    }
  });

  test("signed out, nothing is seen but that nobody is signed in", async () => {
    const anonymous = api.client();
    expect((await anonymous.ask("{ me { id } }")).data).toEqual({ me: null });
    const { errors } = await anonymous.ask(PERSON, { id: "ada" });
    expect(errors?.[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  });

  test("the analyst reads plans and periods, no people", async () => {
    const analyst = await api.signedIn("an@heartwood.example");
    expect((await analyst.ask("{ planVersions { id } }")).data.planVersions).toEqual([
      { id: "stories@1" },
    ]);
    expect((await analyst.ask(PERSON, { id: "ada" })).data).toEqual({ distributor: null });
    const search = await analyst.ask('{ searchDistributors(text: "ada") { id } }');
    expect(search.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  test("a child that is moved away is gone at once, in the same session", async () => {
    expect((await ada.ask(PERSON, { id: "di" })).data.distributor.id).toBe("di");
    await api.graph.schema(
      "MATCH (cy:Distributor {id: 'cy'})-[edge:SPONSORED_BY]->(), (ben:Distributor {id: 'ben'}) " +
        "DELETE edge CREATE (cy)-[:SPONSORED_BY {since: datetime()}]->(ben)",
    );
    expect((await ada.ask(PERSON, { id: "di" })).data).toEqual({ distributor: null });
    expect((await ada.ask(PERSON, { id: "cy" })).data).toEqual({ distributor: null });
    const ben = await api.signedIn("ben@heartwood.example");
    expect((await ben.ask(PERSON, { id: "di" })).data.distributor.upline).toEqual([
      { id: "ben" },
      { id: "cy" },
    ]);
    const lines = await ada.ask(
      `{ commission(id: "2026-12/0:team:ada") { lines { nodes { source { id name } } } } }`,
    );
    expect(lines.data.commission.lines.nodes[0].source.name).toBe("Somebody outside your team");
  });

  test("signing out ends the session for good", async () => {
    const client = await api.signedIn("an@heartwood.example");
    const token = client.cookie;
    expect((await client.ask("{ me { id } }")).data.me.id).toBe("an");
    expect((await client.ask("mutation { signOut }")).data.signOut).toBe(true);
    client.cookie = token;
    expect((await client.ask("{ me { id } }")).data.me).toBeNull();
  });
});
