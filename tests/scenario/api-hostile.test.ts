import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiCompany, apiNow, apiPlan } from "../support/api-company.ts";
import {
  type ApiPlatform,
  type Client,
  PASSWORD,
  person,
  SIGN_IN,
  startApi,
  until,
} from "../support/api-platform.ts";

describe("what comes from outside", () => {
  let api: ApiPlatform;
  let ada: Client;
  let operations: Client;

  beforeAll(async () => {
    api = await startApi({
      company: { plan: apiPlan, tables: apiCompany },
      now: apiNow,
      users: [person("op", "operations"), person("ada", "distributor", "ada")],
    });
    ada = await api.signedIn("ada@heartwood.example");
    operations = await api.signedIn("op@heartwood.example");
  });
  afterAll(() => api.stop());

  describe("hostile requests", () => {
    const refused = async (query: string, code?: string) => {
      const started = performance.now();
      const answer = await ada.ask(query);
      expect(answer.errors?.length, query.slice(0, 80)).toBeGreaterThan(0);
      if (code) expect(answer.errors?.[0]?.extensions?.code).toBe(code);
      expect(JSON.stringify(answer.errors)).not.toMatch(/stack|node_modules|Neo\.|at \//);
      expect(performance.now() - started).toBeLessThan(2_000);
    };

    test("too deep, too many aliases, too many fields, too large pages", async () => {
      const deep = "sponsor { ".repeat(50) + "id" + " }".repeat(50);
      await refused(`{ distributor(id: "di") { ${deep} } }`, "TOO_MUCH");
      const aliases = Array.from({ length: 1_000 }, (_, at) => `a${at}: me { id }`).join(" ");
      await refused(`{ ${aliases} }`);
      await refused(`{ me { ${"id ".repeat(5_000)} } }`);
      await refused(`{ periods(first: 1000000) { nodes { id } } }`);
      await refused(`{ periods(first: 0) { nodes { id } } }`, "BAD_USER_INPUT");
      await refused(`{ periods(after: "nonsense") { nodes { id } } }`, "BAD_USER_INPUT");
      await refused(`{ a { ...f } } fragment f on Query { ...f }`);
    });

    test("the schema is not told, neither asked for nor hinted at", async () => {
      await refused("{ __schema { types { name } } }");
      const { errors } = await ada.ask("{ distributr { id } }");
      expect(errors?.[0]?.message).not.toContain("Did you mean");
    });

    test("a body of a megabyte, a batch, a GET and a form are refused", async () => {
      const post = (body: string, type = "application/json") =>
        fetch(`${api.url}/graphql`, { method: "POST", body, headers: { "content-type": type } });
      expect((await post(JSON.stringify({ query: " ".repeat(1_000_000) }))).status).toBe(413);
      expect((await post('[{"query":"{me{id}}"},{"query":"{me{id}}"}]')).status).toBe(400);
      const get = `${api.url}/graphql?query=${encodeURIComponent("mutation { signOut }")}`;
      expect((await fetch(get)).status).toBe(400);
      expect((await post("query={me{id}}", "application/x-www-form-urlencoded")).status).toBe(400);
      expect((await post('{"query":"{me{id}}"}', "text/plain")).status).toBe(400);
    });

    test("headers keep the pages to themselves", async () => {
      const { headers } = await fetch(`${api.url}/healthz`);
      expect(headers.get("content-security-policy")).toContain("script-src 'self'");
      expect(headers.get("x-powered-by")).toBeNull();
    });
  });

  describe("uploads", () => {
    const upload = async (who: Client, files: Record<string, string>, header = true) => {
      const form = new FormData();
      for (const [name, text] of Object.entries(files)) {
        form.append(name, new Blob([text], { type: "text/csv" }), `${name}.csv`);
      }
      const response = await fetch(`${api.url}/upload/import`, {
        method: "POST",
        body: form,
        headers: {
          cookie: who.cookie ?? "",
          ...(header ? { "x-heartwood-upload": "1" } : {}),
        },
      });
      return { status: response.status, body: (await response.json()) as { importId: string } };
    };
    const IMPORT = `query ($id: ID!) { import(id: $id) {
      state by counts { distributors customers orders } faultCount unchanged failure
      faults { totalCount nodes { file line column reason } } } }`;
    const head = "id,name,email,distributorId,enrolledById,kind\n";

    test("without the header, or as somebody else, nothing is taken", async () => {
      expect((await upload(operations, { customers: head }, false)).status).toBe(403);
      expect((await upload(ada, { customers: head })).status).toBe(403);
      expect((await upload(api.client(), { customers: head })).status).toBe(401);
      expect((await upload(operations, { nonsense: head })).status).toBe(400);
    });

    test("a faulty file is refused with the place of the fault, a right one is imported", async () => {
      const bad = await upload(operations, { customers: `${head}x,X,x@x.example,none,,retail\n` });
      expect(bad.status).toBe(202);
      const ended = (id: string) =>
        until(
          async () => (await operations.ask(IMPORT, { id })).data.import,
          (one) => ["DONE", "REFUSED", "FAILED"].includes(one.state),
        );
      const refusedImport = await ended(bad.body.importId);
      expect(refusedImport).toMatchObject({ state: "REFUSED", by: "op" });
      expect(refusedImport.faultCount).toBeGreaterThan(0);
      expect(refusedImport.faults.nodes[0]).toMatchObject({ file: expect.stringContaining("csv") });
    });
  });

  test("after ten wrong passwords an address has to wait, also by aliases", async () => {
    const somebody = api.client();
    const wrong = { email: "ada@heartwood.example", password: "wrong" };
    for (let at = 0; at < 10; at += 1) {
      const { data } = await somebody.ask(SIGN_IN, wrong);
      expect(data.signIn.__typename).toBe("WrongCredentials");
    }
    const right = { ...wrong, password: PASSWORD };
    expect((await somebody.ask(SIGN_IN, right)).data.signIn.__typename).toBe("TooManyAttempts");
    const aliased = Array.from(
      { length: 15 },
      (_, at) => `a${at}: signIn(email: "x@heartwood.example", password: "p") { __typename }`,
    ).join(" ");
    const { data } = await somebody.ask(`mutation { ${aliased} }`);
    expect(data.a14.__typename).toBe("TooManyAttempts");
  });
});
