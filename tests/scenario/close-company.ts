/** A company with an ended period that is ready to close, in the run's own Neo4j. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { directorySource } from "../../server/company-file/company-source.ts";
import { importCompany } from "../../server/import/import.service.ts";
import { parsePlan } from "../../server/plan/parse-plan.ts";
import { storePlanVersion } from "../../server/period/plan-version.ts";
import { startClose } from "../../server/period/period.service.ts";
import type { Deps, RunDeps } from "../../server/period/run.service.ts";
import { tryCase } from "../../server/trial/try-case.ts";
import type { Store } from "../graph/trial-store.ts";

const golden = fileURLToPath(new URL("../golden/", import.meta.url));

/** Empties the store and imports a golden case; the clock stands still at `now`. */
export async function companyOf(store: Store, name: string, now: number): Promise<RunDeps> {
  const dir = join(golden, name);
  const text = readFileSync(join(dir, "plan.yaml"), "utf8");
  const parsed = parsePlan(text);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join("\n"));
  await store.empty();
  const deps = { graph: store.graph, clock: () => now, tryCase };
  await storePlanVersion(deps, text);
  const source = directorySource(dir);
  const imported = await importCompany(deps, {
    source,
    plan: parsed.plan,
    mode: "trial",
    actorId: "test",
  });
  if (!imported.ok) throw new Error(JSON.stringify(imported.faults));
  return deps;
}

/** Queues a run over a period and answers its id. */
export async function queueRun(deps: Deps, periodId: string, key = "key"): Promise<string> {
  const started = await startClose(deps, { periodId, actorId: "test", key });
  if ("refused" in started) throw new Error(started.message);
  return started.runId;
}

export interface Outcome {
  status: string;
  inputHash: string;
  ledgerHash: string;
  nodes: { label: string; count: bigint }[];
}

/** Where a run stands, and how many results there are of each kind. */
export async function outcomeOf(store: Store, runId: string): Promise<Outcome> {
  const [run] = await store.query<{ status: string; inputHash: string; ledgerHash: string }>(
    "MATCH (r:Run {id: $runId}) RETURN r.status AS status, r.inputHash AS inputHash, r.ledgerHash AS ledgerHash",
    { runId },
  );
  if (run === undefined) throw new Error(`There is no run ${runId}.`);
  const nodes = await store.query<{ label: string; count: bigint }>(
    `UNWIND ["Commission", "Payment", "Exception", "ExceptionNote", "Entry", "Standing", "Sheet"] AS label
     CALL (label) { MATCH (n:$(label)) RETURN count(n) AS count }
     RETURN label, count ORDER BY label`,
  );
  return { ...run, nodes };
}
