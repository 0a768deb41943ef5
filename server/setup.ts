/**
 * Makes a database ready: the schema, and the people who can sign in.
 *
 * Progress goes to standard output, a line each; the last line is JSON with the sign-ins.
 */
import { saveUsers } from "./account/account.service.ts";
import { demoUsers } from "./account/demo-users.ts";
import { openGraph } from "./graph/graph.ts";
import { migrate } from "./graph/migrate.ts";
import { readConfig } from "./config.ts";

async function setUp(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) throw new Error(read.faults.join(" "));
  const graph = openGraph(read.config.neo4j);
  const deps = { graph, clock: () => Date.now() };
  const say = (line: string) => process.stdout.write(`${line}\n`);
  try {
    const applied = await migrate(graph);
    if (applied.length > 0) say(`Schema: ${applied.length} steps applied`);
    const users = demoUsers(null);
    await saveUsers(deps, users);
    const signIns = users.map(({ email, password, name }) => ({ role: name, email, password }));
    say(JSON.stringify({ signIns }));
  } finally {
    await graph.close();
  }
}

setUp().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
