/**
 * Makes a database ready: the schema, a demo company where it is empty, and the people who sign in.
 *
 * Progress goes to standard output, a line each; the last line is JSON with the sign-ins of the demo
 * company, where that is what the database holds.
 */
import { saveUsers } from "./account/account.service.ts";
import { usersById } from "./account/account.store.ts";
import { demoUsers } from "./account/demo-users.ts";
import { readConfig } from "./config.ts";
import { needsDemo, readDemoPlan, seedDemo } from "./demo/demo.service.ts";
import { seedPromotions } from "./demo/promotions.ts";
import { openGraph } from "./graph/graph.ts";
import { migrate } from "./graph/migrate.ts";
import { recoverImports } from "./import/recover.ts";
import { computeOpenPeriods } from "./live/live.service.ts";
import { planVersions } from "./period/plan-version.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function setUp(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) throw new Error(read.faults.join(" "));
  const graph = openGraph(read.config.neo4j);
  const deps = { graph, clock: () => Date.now() };
  try {
    const applied = await migrate(graph);
    if (applied.length > 0) say(`Schema: ${applied.length} steps applied`);
    await recoverImports(deps);
    if ((await needsDemo(deps)) || (await lacksPeople(deps))) {
      const demo = await seedDemo(deps, { progress: say });
      const { showcase, distributors, orders } = demo;
      await saveUsers(deps, demoUsers(showcase));
      say(`Demo company: ${distributors} distributors and ${orders} orders are there`);
      say("Demo company: working out where its periods stand");
      await computeOpenPeriods(deps);
      await seedPromotions(deps, demo);
    }
    say(JSON.stringify({ signIns: await signIns(deps) }));
  } finally {
    await graph.close();
  }
}

/** Whether a start was cut short between the demo company and its accounts. */
async function lacksPeople(deps: Parameters<typeof saveUsers>[0]): Promise<boolean> {
  const [versions, { plan }] = await Promise.all([planVersions(deps.graph), readDemoPlan()]);
  return versions.some((one) => one.plan.id === plan.id) && (await signIns(deps)).length === 0;
}

/** The demo company's people, as far as they are there: a real company has its own. */
async function signIns({ graph }: Parameters<typeof saveUsers>[0]) {
  const users = demoUsers(null);
  const known = await usersById(
    graph,
    users.map(({ id }) => id),
  );
  return users
    .filter(({ id }) => known.some((one) => one.id === id))
    .map(({ roles, email, password }) => ({ role: roles.join(", "), email, password }));
}

setUp().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
