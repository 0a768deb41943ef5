/** `npm run close` as operations and finance run it, on the run's own database. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saveUsers } from "../../server/account/account.service.ts";
import type { NewUser } from "../../server/account/account.ts";
import { openStore, type Store } from "../graph/trial-store.ts";
import { testEnvironment } from "../support/environment.ts";
import { companyOf, outcomeOf } from "./close-company.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const password = "a long enough password";
let store: Store;

beforeAll(async () => {
  store = await openStore();
  const deps = await companyOf(store, "gc-01", Date.now());
  const user = (id: string, role: NewUser["roles"][number]): NewUser => ({
    ...{ id, email: `${id}@example.com`, name: id, password, roles: [role], distributorId: null },
  });
  await saveUsers(deps, [
    user("ops", "operations"),
    user("fin", "finance"),
    user("ana", "analyst"),
  ]);
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function close(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const { neo4jUri, neo4jUser, neo4jPassword } = testEnvironment();
  const child = spawn(process.execPath, [join(root, "scripts", "run.mjs"), "close", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ...{ NEO4J_URI: neo4jUri, NEO4J_USER: neo4jUser, NEO4J_PASSWORD: neo4jPassword },
      ...env,
    },
  });
  const ended: Ended = { code: null, out: "", err: "" };
  child.stdout.on("data", (part: Buffer) => (ended.out += part.toString()));
  child.stderr.on("data", (part: Buffer) => (ended.err += part.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ ...ended, code })));
}

const approve = (who: string, given = password) =>
  close(["2010-03", "--approve", "--email", `${who}@example.com`], { HEARTWOOD_PASSWORD: given });

test.each<[string, string[], RegExp]>([
  ["no period", [], /^Name one period/],
  ["a period that is not there", ["1999-01"], /^There is no period 1999-01\.$/m],
  ["an approval by nobody", ["2010-03", "--approve"], /^Say who approves/],
  [
    "an approval before the close",
    ["2010-03", "--approve", "--email", "ops@example.com"],
    /close it first\.$/m,
  ],
  ["a later period first", ["2010-05"], /comes before 2010-05/],
])("refuses %s with a sentence and exit code 1", async (_, args, told) => {
  const ended = await close(args, { HEARTWOOD_PASSWORD: password });
  expect(ended.err).toMatch(told);
  expect(ended.err).not.toMatch(/\n {4}at /);
  expect(ended).toMatchObject({ code: 1, out: "" });
});

test("closes, then two people approve; everybody else is refused", async () => {
  const closed = await close(["2010-03"]);
  expect(closed.code).toBe(0);
  const { ledgerHash, inputHash } = await outcomeOf(store, "2010-03/0.1");
  expect(closed.out).toBe(
    "2010-03 is in review: 126000.00 INR to 5 people for 5 orders.\n" +
      `Input hash   ${inputHash}\nLedger hash  ${ledgerHash}\n`,
  );
  // A line for each step of a run, with the time that it took.
  expect(closed.err.match(/\d s$/gm)).toHaveLength(10);
  expect(await approve("ops", "wrong")).toMatchObject({ code: 1, out: "" });
  expect((await approve("ana")).err).toMatch(/neither operations nor finance/);
  expect((await approve("ops")).out).toMatch(/^Your approval of 2010-03 is given/);
  expect((await approve("fin")).out).toMatch(/^2010-03 is approved and its payments are posted/);
  expect((await close(["2010-03"])).err).toMatch(
    /^2010-03 is approved and never changes again\.$/m,
  );
});
