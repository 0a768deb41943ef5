/**
 * The run's Neo4j as an empty store for trials and for small graphs that a test draws itself.
 *
 * Files of this project run one after the other, so a test may empty the store before it begins.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { openGraph, type Graph, type Row } from "../../server/graph/graph.ts";
import { migrate } from "../../server/graph/migrate.ts";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import type { Plan } from "../../server/plan/plan.ts";
import { runTrial, type TrialOutcome } from "../../server/trial/trial.service.ts";
import { toParameter } from "../../server/graph/parameter.ts";
import { testEnvironment } from "../support/environment.ts";

export interface Store {
  graph: Graph;
  /** Removes everything but the schema. */
  empty(): Promise<void>;
  /** How a statement would be run. */
  explain(text: string, parameters: object): Promise<{ plan: unknown }>;
  /** A statement of the test's own, to draw a graph or to look at one. */
  query<T extends Row = Row>(text: string, parameters?: Row): Promise<T[]>;
  close(): Promise<void>;
}

/** Opens the store with its schema; what is in it stays until `empty`. */
export async function openStore(): Promise<Store> {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = testEnvironment();
  const graph = openGraph({ uri, user, password });
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { useBigInt: true });
  const query = async <T extends Row>(text: string, parameters: Row = {}) => {
    const { records } = await driver.executeQuery(text, toParameter(parameters) as Row);
    return records.map((record) => record.toObject() as T);
  };
  const empty = async () => {
    const session = driver.session();
    await session.run(
      "MATCH (n) WHERE NOT n:Migration CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS",
    );
    await session.close();
  };
  const explain = async (text: string, parameters: object) => {
    const { summary } = await driver.executeQuery(
      `EXPLAIN ${text}`,
      toParameter(parameters) as Row,
    );
    return { plan: summary.plan };
  };
  await migrate(graph);
  return {
    graph,
    empty,
    explain,
    query,
    close: async () => {
      await graph.close();
      await driver.close();
    },
  };
}

/** Writes a case folder that is removed again by `remove`. */
export function caseFolder(files: { [name: string]: string }): {
  dir: string;
  remove: () => void;
} {
  const dir = mkdtempSync(join(tmpdir(), "heartwood-case-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(dir, name, ".."), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Empties the store and runs a folder's trial on it; a plan that does not read throws its faults. */
export async function trialOf(
  store: Store,
  dir: string,
  planText: string,
  periodId: string | null = null,
): Promise<TrialOutcome> {
  const plan = planOf(planText);
  await store.empty();
  return runTrial(store.graph, { dir, plan, planText, periodId, progress: () => undefined });
}

/** The same in one transaction that is rolled back, as the gate does it: quicker, and nothing stays. */
export function rehearsalOf(store: Store, dir: string, planText: string): Promise<TrialOutcome> {
  return rehearsalSeen(store, dir, planText, () => Promise.resolve());
}

/** The same; `look` sees the database before it is rolled back. */
export async function rehearsalSeen(
  store: Store,
  dir: string,
  planText: string,
  look: (graph: Graph, plan: Plan) => Promise<void>,
): Promise<TrialOutcome> {
  const plan = planOf(planText);
  const input = { dir, plan, planText, periodId: null, progress: () => undefined };
  const work = async (bound: Graph) => {
    const outcome = await runTrial(bound, input);
    if (outcome.ok) await look(bound, plan);
    return outcome;
  };
  return store.graph.rehearse(work, { timeout: 600_000 });
}

function planOf(text: string): Plan {
  const parsed = parsePlan(text);
  if (parsed.ok) return parsed.plan;
  throw new Error(parsed.faults.map((one) => `${one.path}: ${one.message}`).join("\n"));
}
