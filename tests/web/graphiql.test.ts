/** Development mode: GraphiQL in a browser, with everything it needs from our own server. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiPlatform, PASSWORD, person, SIGN_IN, startApi } from "../support/api-platform.ts";
import { openBrowser, type Visitor, visitor } from "./browser.ts";

let platform: ApiPlatform;
let browser: Browser;
let developer: Visitor;
const asked: string[] = [];

beforeAll(async () => {
  const graphiqlDist = process.env["GRAPHIQL_DIST"];
  if (!graphiqlDist) throw new Error("GRAPHIQL_DIST is not set: run this story by npm test.");
  const users = [person("operations", "operations")];
  const company = () => Promise.resolve();
  [platform, browser] = await Promise.all([
    startApi({ company, users, now: Date.now(), graphiqlDist }),
    openBrowser(),
  ]);
  developer = await visitor(browser, platform.url);
  developer.page.on("request", (request) => asked.push(request.url()));
});

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

/** Writes a document into the editor, runs it, and waits for a part of the answer. */
async function run(document: string, answer: string): Promise<void> {
  const { page } = developer;
  await page.locator(".graphiql-query-editor .CodeMirror").click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(document);
  await page.getByRole("button", { name: /^Execute query/ }).click();
  await page.locator(".result-window").getByText(answer).first().waitFor();
}

test("a query typed into it is answered, and the schema is there to read", async () => {
  const { page } = developer;
  await page.goto("/graphiql");
  await run("{ __typename }", '"Query"');
  await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
  await page.locator(".graphiql-doc-explorer").getByText("Mutation", { exact: true }).click();
  await page.locator(".graphiql-doc-explorer").getByText("signIn", { exact: true }).waitFor();
});

test("it asks as whoever is signed in", async () => {
  const variables = { email: "operations@heartwood.example", password: PASSWORD };
  const data = { query: SIGN_IN, variables };
  await developer.page.request.post("/graphql", { data });
  await run("{ me { name } }", '"operations"');
});

test("it loads nothing from elsewhere, and the page complains of nothing", () => {
  const elsewhere = asked.filter((url) => !/^(data|blob):/.test(url));
  expect(elsewhere.filter((url) => !url.startsWith(`${platform.url}/`))).toEqual([]);
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(developer.complaints).toEqual([]);
});
