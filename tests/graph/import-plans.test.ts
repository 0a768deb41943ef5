/** No write of an import looks for its nodes by scanning: every plan starts at an index. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import neo4j, { type Driver, type Plan } from "neo4j-driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openGraph } from "../../server/graph/graph.ts";
import { migrate } from "../../server/graph/migrate.ts";
import { testEnvironment } from "../support/environment.ts";

const cypher = fileURLToPath(new URL("../../cypher/", import.meta.url));
const writes = ["event", "genealogy", "import", "order"].flatMap((room) =>
  readdirSync(cypher + room)
    .map((file) => ({
      name: `${room}/${file}`,
      text: readFileSync(`${cypher}${room}/${file}`, "utf8"),
    }))
    .filter(({ text }) => /^\s*(CREATE|MERGE|SET|DELETE|DETACH DELETE)\b/m.test(text)),
);
let driver: Driver;

beforeAll(async () => {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = testEnvironment();
  const graph = openGraph({ uri, user, password });
  await migrate(graph);
  await graph.close();
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
});
afterAll(() => driver.close());

/** What each operator that scans scans. */
function scansOf(plan: Plan): string[] {
  const details = plan.arguments as Record<string, unknown>;
  const own = /LabelScan|AllNodesScan|TypeScan/.test(plan.operatorType)
    ? [String(details.Details)]
    : [];
  return [...own, ...plan.children.flatMap(scansOf)];
}

test.each(writes)("$name", async ({ name, text }) => {
  const body = text.replace(/^\/\/.*$/gm, "");
  const names = [...body.matchAll(/\$(\w+)/g)].map((match) => match[1]!);
  const parameters = Object.fromEntries(names.map((parameter) => [parameter, null]));
  const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, parameters);
  if (summary.plan === false) throw new Error(`${name} has no plan.`);
  // The events without a number are the ones with that label, and never many.
  const allowed = name === "event/number-events.cypher" ? ["event:Unnumbered"] : [];
  expect(scansOf(summary.plan)).toEqual(allowed);
});
