/**
 * Makes a database ready: the schema, and the people who can sign in.
 *
 * Progress goes to standard output, a line each; the last line is JSON with the sign-ins.
 */
import { saveUsers } from "./account/account.service.ts";
import { colleagues, usersById } from "./account/account.store.ts";
import type { NewUser } from "./account/account.ts";
import { demoUsers } from "./account/demo-users.ts";
import { needsDemo, seedDemo } from "./demo/demo.service.ts";
import { type Graph, openGraph } from "./graph/graph.ts";
import { migrate } from "./graph/migrate.ts";
import { refreshOpenPeriods } from "./period/period.service.ts";
import { readConfig } from "./config.ts";

interface Deps {
  graph: Graph;
  clock: () => number;
}

/**
 * An empty database gets the demo company and its four sign-ins. One that holds a company already is
 * left as it is; where nobody can sign in to it yet, the staff sign-ins are made.
 */
async function usersOf(deps: Deps, say: (line: string) => void): Promise<NewUser[]> {
  if (await needsDemo(deps)) {
    const { showcase } = await seedDemo(deps, { progress: say });
    const users = demoUsers(showcase);
    await saveUsers(deps, users);
    say("Demo company: working out where the open period stands");
    await refreshOpenPeriods(deps);
    return users;
  }
  const users = demoUsers(null);
  if ((await colleagues(deps.graph)).length === 0) {
    const staff = users.filter(({ roles }) => !roles.includes("distributor"));
    await saveUsers(deps, staff);
    return staff;
  }
  const ids = users.map(({ id }) => id);
  const there = new Set((await usersById(deps.graph, ids)).map(({ id }) => id));
  return users.filter(({ id }) => there.has(id));
}

/** What the start calls a demo sign-in. */
function roleTitle(id: string): string {
  return ROLE_TITLES[id] ?? "User";
}

const ROLE_TITLES: Record<string, string> = {
  "demo-distributor": "Distributor",
  "demo-operations": "Operations lead",
  "demo-finance": "Finance approver",
  "demo-analyst": "Analyst",
};

async function setUp(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) throw new Error(read.faults.join(" "));
  const graph = openGraph(read.config.neo4j);
  const deps = { graph, clock: () => Date.now() };
  const say = (line: string) => process.stdout.write(`${line}\n`);
  try {
    const applied = await migrate(graph);
    if (applied.length > 0) say(`Schema: ${applied.length} steps applied`);
    const users = await usersOf(deps, say);
    const signIns = users.map(({ id, email, password }) => ({
      role: roleTitle(id),
      email,
      password,
    }));
    say(JSON.stringify({ signIns }));
  } finally {
    await graph.close();
  }
}

setUp().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
