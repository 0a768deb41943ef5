/** A promotion through GraphQL: who brings it in, who publishes it, and who sees what of it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiCompany, apiNow, apiPlan } from "../support/api-company.ts";
import { type ApiPlatform, type Client, person, startApi } from "../support/api-platform.ts";

const text = `
promotion: december
name: December
plan: stories
calendar: month
window: { from: 2026-11-01T00:00:00, until: 2027-01-01T00:00:00 }
participants: { statuses: [active] }
returns: { ofEarlierOrders: ignored, takeBack: 0 days }
points:
  - volume: { of: total, tree: sponsor, measuredIn: qualifying, orders: all, each: 50.00, points: 1 }
awards: each
tiers:
  - id: win
    name: Win
    points: 8
    prizes: [{ kind: trip, name: Lisbon, cost: 900.00, taxedValue: 750.00 }]
`;
const DONE =
  "__typename ... on PromotionDone { promotion { id state hash } } ... on Refusal { message }";
const IMPORT = `mutation ($text: String!) { importPromotion(text: $text) { ${DONE}
  ... on PromotionFaulty { faults { path line message } } } }`;
const PUBLISH = `mutation ($id: ID!, $hash: String!) { publishPromotion(id: $id, hash: $hash) { ${DONE} } }`;
const SEE = `query ($id: ID!) { promotion(id: $id) { id state asOf text people cost { amount }
  publications { user role } tiers { name prizes { name cost { amount } } }
  progress(first: 20) { totalCount nodes { place points distributor { id name } tiers { met } } } } }`;
const OWN = `query ($id: ID!) { distributor(id: $id) { promotions { promotion { id } progress { place points
  tiers { met requirements { label have need missing met } } } } } }`;

let api: ApiPlatform;
let op: Client;
let fin: Client;
let ada: Client;
let hash = "";
beforeAll(async () => {
  api = await startApi({
    company: { plan: apiPlan, tables: apiCompany },
    now: apiNow,
    users: [
      person("op", "operations"),
      person("fin", "finance"),
      person("ada", "distributor", "ada"),
    ],
  });
  [op, fin, ada] = (await Promise.all(
    ["op", "fin", "ada"].map((name) => api.signedIn(`${name}@heartwood.example`)),
  )) as [Client, Client, Client];
});
afterAll(() => api.stop());

test("a text with faults is refused with each of them, and only operations bring one in", async () => {
  const wrong = text.replace("each: 50.00", "each: 0.00").replace("tree: sponsor, ", "");
  const { data } = await op.ask(IMPORT, { text: wrong });
  expect(data.importPromotion).toMatchObject({
    __typename: "PromotionFaulty",
    faults: [{ path: "points[0].volume" }, { path: "points[0].volume.each" }],
  });
  expect((await fin.ask(IMPORT, { text })).data.importPromotion.__typename).toBe("NotAllowed");
  expect((await ada.ask(IMPORT, { text })).data.importPromotion.__typename).toBe("NotAllowed");
});

test("a draft is nothing to distributors; two people publish it", async () => {
  const { data } = await op.ask(IMPORT, { text });
  hash = data.importPromotion.promotion.hash;
  expect(data.importPromotion.promotion).toMatchObject({ id: "december", state: "DRAFT" });
  expect((await ada.ask('{ promotion(id: "december") { id } }')).data).toEqual({ promotion: null });
  expect((await ada.ask("{ promotions { nodes { id } } }")).data.promotions.nodes).toEqual([]);
  const first = await op.ask(PUBLISH, { id: "december", hash });
  expect(first.data.publishPromotion.promotion.state).toBe("DRAFT");
  const again = await op.ask(PUBLISH, { id: "december", hash });
  expect(again.data.publishPromotion).toMatchObject({ __typename: "Conflict" });
  const second = await fin.ask(PUBLISH, { id: "december", hash });
  expect(second.data.publishPromotion.promotion.state).toBe("RUNNING");
});

test("the worker works out how everybody stands, and staff see all of it", async () => {
  let seen: { asOf: string | null } & Record<string, unknown> = { asOf: null };
  for (let i = 0; i < 200 && seen.asOf === null; i++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    seen = (await op.ask(SEE, { id: "december" })).data.promotion;
  }
  // root has everybody: 200 + 50 + 100 + 50 + 50 + 300 + 100 and 100 of December = 950, so 19 points;
  // ada 550: 11 points; ben 400: 8 points; dan is suspended and takes no part.
  expect(seen).toMatchObject({
    state: "RUNNING",
    people: 7,
    cost: { amount: "2700.00" },
    publications: [{ role: "OPERATIONS" }, { role: "FINANCE" }],
  });
  const nodes = (seen.progress as { nodes: { points: number; distributor: { id: string } }[] })
    .nodes;
  expect(nodes.slice(0, 3).map(({ points, distributor }) => [distributor.id, points])).toEqual([
    ...[
      ["root", 19],
      ["ada", 11],
      ["ben", 8],
    ],
  ]);
});

test("a distributor sees her own figures and what is missing, and names of her downline only", async () => {
  const { data } = await ada.ask(OWN, { id: "ada" });
  expect(data.distributor.promotions).toEqual([
    {
      promotion: { id: "december" },
      progress: {
        ...{ place: 2, points: 11 },
        tiers: [
          {
            met: true,
            requirements: [{ label: "Points", have: "11", need: "8", missing: null, met: true }],
          },
        ],
      },
    },
  ]);
  const { promotion } = (await ada.ask(SEE, { id: "december" })).data;
  expect(promotion).toMatchObject({ text: null, cost: null, publications: [] });
  expect(promotion.tiers[0].prizes).toEqual([{ name: "Lisbon", cost: null }]);
  const ids = promotion.progress.nodes.map((one: { distributor: { id: string } | null }) =>
    one.distributor === null ? null : one.distributor.id,
  );
  expect(ids).toEqual([null, "ada", null, ...ids.slice(3)]);
  expect(
    ids
      .slice(3)
      .filter((id: string | null) => id !== null)
      .sort(),
  ).toEqual(["cy", "di", "flo"]);
  const hidden = promotion.progress.nodes[0];
  expect(hidden).toEqual({ place: 1, points: 19, distributor: null, tiers: [] });
  expect((await ada.ask(OWN, { id: "ben" })).data.distributor).toBeNull();
});
