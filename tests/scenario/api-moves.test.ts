/** A move over HTTP: seen before it is made, made as it was seen, told in the person's places, and taken back. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inputHash } from "../../server/period/hashes.ts";
import { newestPlan } from "../../server/period/plan-version.ts";
import { periodOfPlan } from "../../server/plan/calendar.ts";
import { wholeOf } from "../../server/live/verify.service.ts";
import { apiCompany, apiNow, apiPlan } from "../support/api-company.ts";
import { type ApiPlatform, type Client, person, startApi, until } from "../support/api-platform.ts";

/** Gold asks for everything below: ada has it with cy and dan, ben has not without cy. */
const plan = apiPlan.replace(
  "breakaway: none",
  `  - id: gold
    name: Gold
    requires: { personalVolume: 100.00, totalVolume: 450.00 }
breakaway: none`,
);

const FIGURES = "totalVolume groupVolume active paidAs { id } title { id }";
const PREVIEW = `query ($input: PlaceInput!) { placePreview(input: $input) {
  __typename ... on Refusal { message } ... on Conflict { code } ... on Invalid { field }
  ... on PlacePreview { below effectiveAt closedPeriods distributor { name } newParent { name }
    periods { periodId figures peopleCount notIncluded { what message }
      people { distributor { id } before { ${FIGURES} } after { ${FIGURES} }
        legs { head { id } leg before after } } } } } }`;
const RESULT = `{ __typename ... on Refusal { message } ... on Conflict { code }
  ... on Invalid { field } ... on PlaceCorrected { closedPeriods } }`;
const MOVE = `mutation ($id: ID!, $tree: Tree!, $to: ID!, $leg: String, $on: Day, $key: String!) {
  correctPlace(distributorId: $id, tree: $tree, newParentId: $to, leg: $leg, effectiveOn: $on,
    reason: "Enrolled by another.", key: $key) ${RESULT} }`;
const UNDO = `mutation ($id: ID!, $key: String!) {
  undoPlaceChange(changeId: $id, reason: "It was right before.", key: $key) ${RESULT} }`;

interface Wanted {
  id: string;
  to: string;
  on?: string | null;
  tree?: string;
  leg?: string;
}

describe("moves over HTTP", { timeout: 120_000 }, () => {
  let api: ApiPlatform;
  let operations: Client;
  let ada: Client;
  let keys = 0;
  const key = () => `k${(keys += 1)}`;

  const preview = async (
    { id, to, on = null, tree = "SPONSOR", leg }: Wanted,
    client = operations,
  ) => {
    const input = { distributorId: id, newParentId: to, effectiveOn: on, tree, leg };
    const { data, errors } = await client.ask(PREVIEW, { input });
    return data?.placePreview ?? { errors };
  };
  const move = async ({ tree = "SPONSOR", ...wanted }: Wanted, client = operations) =>
    (await client.ask(MOVE, { tree, ...wanted, key: key() })).data.correctPlace;
  const undo = async (id: string, client = operations) =>
    (await client.ask(UNDO, { id, key: key() })).data.undoPlaceChange;
  const placesOf = async (id: string, client = operations) => {
    const asked = `{ distributor(id: "${id}") { places { tree leg since until mayUndo parent { id }
      change { id by reason } } } }`;
    const { data } = await client.ask(asked);
    return data.distributor.places.map((one: { parent: { id: string } }) => ({
      ...one,
      parent: one.parent.id,
    }));
  };
  const standing = async (id: string, periodId = "2026-11") => {
    const asked = `{ distributor(id: "${id}") { standing(periodId: "${periodId}") { ${FIGURES} } } }`;
    return (await operations.ask(asked)).data.distributor.standing;
  };
  /** Everything that an open period and its input say. */
  const everything = async () => {
    const version = (await newestPlan(api.graph))!;
    const found: unknown[] = [];
    for (const id of ["2026-11", "2026-12"]) {
      const sheet = `${id}/0`;
      const period = periodOfPlan(version.plan, id)!;
      const of = { sheet, plan: version.plan, planHash: version.hash, period, decided: 0n };
      found.push(await inputHash(api.graph, of));
      for (const what of ["standings", "commissions", "payments"] as const)
        found.push(await wholeOf(api.graph, what, sheet));
    }
    return found;
  };

  beforeAll(async () => {
    api = await startApi({
      company: { plan, tables: apiCompany },
      now: apiNow,
      users: [
        person("op", "operations"),
        person("fin", "finance"),
        person("ada", "distributor", "ada"),
      ],
    });
    operations = await api.signedIn("op@heartwood.example");
    ada = await api.signedIn("ada@heartwood.example");
  });
  afterAll(() => api.stop());

  test("a preview names who gains and loses a rank first, with the legs, and changes nothing", async () => {
    const before = await everything();
    const seen = await preview({ id: "cy", to: "ben", on: "2026-11-15" });
    expect(seen).toMatchObject({
      ...{ __typename: "PlacePreview", below: 1, closedPeriods: [] },
      ...{ distributor: { name: "Cy Brook" }, newParent: { name: "Ben Hill" } },
      effectiveAt: "2026-11-15T05:00:00.000Z",
    });
    const [november, december] = seen.periods;
    expect(november.periodId).toBe("2026-11");
    expect(december.periodId).toBe("2026-12");
    expect(november.notIncluded.map(({ what }: { what: string }) => what)).toEqual(["PAY"]);
    const rows = november.people.map((one: (typeof november.people)[number]) => [
      ...[one.distributor.id, one.before.totalVolume, one.after.totalVolume],
      ...[one.before.paidAs?.id ?? null, one.after.paidAs?.id ?? null],
    ]);
    expect(rows).toEqual([
      ["ada", "450.00", "300.00", "gold", "silver"],
      ["ben", "400.00", "550.00", "silver", "gold"],
      ["cy", "150.00", "150.00", "silver", "silver"],
      ["root", "850.00", "850.00", null, null],
    ]);
    const [lost, gained, , top] = november.people;
    const leg = { head: { id: "cy" }, leg: null };
    expect(lost.legs).toEqual([{ ...leg, before: "150.00", after: null }]);
    expect(gained.legs).toEqual([{ ...leg, before: null, after: "150.00" }]);
    expect(top.legs).toHaveLength(2);
    expect(await everything()).toEqual(before);
  });

  test("what is refused is refused by the preview in the words of the move", async () => {
    const wishes: [Wanted, Record<string, string>][] = [
      [{ id: "ada", to: "di" }, { code: "circle" }],
      [{ id: "cy", to: "ada" }, { code: "same_place" }],
      [{ id: "cy", to: "nobody" }, { field: "newParentId" }],
      [{ id: "nobody", to: "ada" }, { __typename: "NotFound" }],
      [{ id: "cy", to: "ben", on: "2026-12-24" }, { field: "effectiveAt" }],
      [{ id: "cy", to: "ben", tree: "PLACEMENT", leg: "left" }, { code: "leg_taken" }],
      [{ id: "cy", to: "ben", tree: "PLACEMENT", leg: "middle" }, { field: "leg" }],
    ];
    for (const [wish, why] of wishes) {
      const refused = await preview(wish);
      expect(refused).toMatchObject(why);
      expect(refused).toEqual(await move(wish));
    }
  });

  test("distributors and finance neither look nor move nor see places", async () => {
    const wish = { id: "cy", to: "ben" };
    for (const client of [ada, await api.signedIn("fin@heartwood.example")]) {
      expect((await preview(wish, client)).__typename).toBe("NotAllowed");
      expect((await move(wish, client)).__typename).toBe("NotAllowed");
      expect((await undo("any", client)).__typename).toBe("NotAllowed");
    }
    expect(await placesOf("cy", ada)).toEqual([]);
  });

  test("the move does what was seen, and stands in the person's places", async () => {
    const wish = { id: "cy", to: "ben", on: "2026-11-15" };
    const seen = await preview(wish);
    expect(await move(wish)).toEqual({ __typename: "PlaceCorrected", closedPeriods: [] });
    await until(
      () => standing("ada"),
      ({ totalVolume }) => totalVolume === "300.00",
    );
    for (const { periodId, people } of seen.periods) {
      for (const { distributor, after } of people)
        expect([distributor.id, await standing(distributor.id, periodId)]).toEqual([
          distributor.id,
          after,
        ]);
    }
    const from = "2026-11-15T05:00:00.000Z";
    expect(await placesOf("cy")).toMatchObject([
      {
        ...{ tree: "SPONSOR", parent: "ben", since: from, until: null, mayUndo: true },
        change: { by: "op", reason: "Enrolled by another." },
      },
      { tree: "SPONSOR", parent: "ada", until: from, mayUndo: false, change: null },
    ]);
  });

  test("undone, everything stands as before, and the places say so", async () => {
    const [{ change }] = await placesOf("cy");
    expect(await undo(change.id)).toEqual({ __typename: "PlaceCorrected", closedPeriods: [] });
    const back = await until(
      () => standing("ada"),
      ({ totalVolume }) => totalVolume === "450.00",
    );
    expect(back.paidAs).toEqual({ id: "gold" });
    const places = await placesOf("cy");
    expect(places.map(({ parent }: { parent: string }) => parent)).toEqual(["ada", "ada"]);
    expect(places[0].change).toMatchObject({ reason: "It was right before." });
    expect(await undo(change.id)).toMatchObject({ code: "moved_since" });
    expect(await undo("unknown")).toMatchObject({ __typename: "NotFound" });
  });

  test("a leg that somebody has taken since is not given back", async () => {
    const placed = { tree: "PLACEMENT", on: "2026-12-10" };
    const wish = { ...placed, id: "eve", to: "flo", leg: "left" };
    const seen = await preview(wish);
    // Volume adds up along the enrolment tree: nobody stands otherwise by it.
    expect(seen.periods[0].people.every((one: { legs: unknown[] }) => one.legs.length === 0)).toBe(
      true,
    );
    expect(await move(wish)).toMatchObject({ __typename: "PlaceCorrected" });
    const [eve] = (await placesOf("eve")).filter(
      ({ tree }: { tree: string }) => tree === "PLACEMENT",
    );
    expect(eve).toMatchObject({ parent: "flo", leg: "left", mayUndo: true });
    expect(await move({ ...placed, id: "cy", to: "ben", leg: "left" })).toMatchObject({
      __typename: "PlaceCorrected",
    });
    expect(await undo(eve.change.id)).toMatchObject({ code: "leg_taken", message: /cy/ });
    const [cy] = (await placesOf("cy")).filter(
      ({ tree }: { tree: string }) => tree === "PLACEMENT",
    );
    expect(cy.mayUndo).toBe(false);
    expect(await undo(cy.change.id)).toMatchObject({ code: "nobody_before" });
  });

  test("once the close of a period has begun, its moves are not undone", async () => {
    expect(await move({ id: "di", to: "ada", on: "2026-11-20" })).toMatchObject({
      __typename: "PlaceCorrected",
    });
    const start = 'mutation { startClose(periodId: "2026-11", key: "c") { __typename } }';
    expect((await operations.ask(start)).data.startClose.__typename).toBe("Run");
    const state = '{ period(id: "2026-11") { state } }';
    await until(
      async () => (await operations.ask(state)).data.period.state,
      (now) => now === "REVIEW",
    );
    const [{ change, mayUndo }] = await placesOf("di");
    expect(mayUndo).toBe(false);
    expect(await undo(change.id)).toMatchObject({ code: "period_closed", message: /2026-11/ });
  });
});
