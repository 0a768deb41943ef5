/** The worker: takes jobs, keeps open periods up to date, and asks every few seconds what is due. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { uploadFolder } from "./api/upload/upload-import.ts";
import { directorySource } from "./company-file/company-source.ts";
import type { Graph } from "./graph/graph.ts";
import { importCompany } from "./import/import.service.ts";
import { findImport, listImports } from "./import/import.store.ts";
import { recoverImports } from "./import/recover.ts";
import { performComparison } from "./other-engine/other-engine.service.ts";
import { waitingResults } from "./other-engine/other-engine.store.ts";
import { FILE as THEIR_FILE } from "./other-engine/their-file.ts";
import { openPeriods } from "./period/period.service.ts";
import { keepLive } from "./live/keep-live.ts";
import { tellTidings, type Tidings } from "./live/tidings.ts";
import { newestPlan } from "./period/plan-version.ts";
import { performRun } from "./period/run.service.ts";
import { unfinishedRuns } from "./period/period.reader.ts";
import { promotionsDue } from "./promotion/life/promotion.store.ts";
import { performPromotion } from "./promotion/life/settle.service.ts";
import type { WorkerQueue } from "./queue/bull-queue.ts";
import type { Job } from "./queue/queue.ts";
import { keepReconciling } from "./queue/reconciler.ts";
import { tryCase } from "./trial/try-case.ts";
import { performWhatIf } from "./what-if/what-if.service.ts";
import { dueWhatIfs } from "./what-if/what-if.store.ts";
import { performTry } from "./workbench/try.service.ts";
import { waitingTries } from "./workbench/try.store.ts";

export interface WorkerDeps {
  graph: Graph;
  clock: () => number;
  queue: WorkerQueue;
  dataDir: string;
  report: (error: Error) => void;
}

const RECONCILE_MS = 10_000;
const BEAT_MS = 5_000;
const CALENDAR_MS = 60_000;

/** Starts to work; the answer stops it: jobs that run are left to the next worker. */
export async function startWorker(deps: WorkerDeps): Promise<{ stop: () => Promise<void> }> {
  const { queue, report } = deps;
  await queue.beat();
  await recoverImports(deps);
  const beat = setInterval(() => void queue.beat().catch(report), BEAT_MS);
  const calendar = setInterval(() => void openPeriods(deps).catch(report), CALENDAR_MS);
  queue.work(
    (job) => perform(deps, job),
    (job, error) => report(new Error(`The job ${job.kind} failed.`, { cause: error })),
  );
  const stopReconciling = keepReconciling(
    queue,
    [
      { name: "runs", due: () => runsDue(deps) },
      { name: "imports", due: () => importsDue(deps) },
      { name: "tries", due: () => triesDue(deps) },
      { name: "comparisons", due: () => comparisonsDue(deps) },
      { name: "promotions", due: () => promotionsToDo(deps) },
      { name: "what-ifs", due: () => whatIfsDue(deps) },
    ],
    { everyMs: RECONCILE_MS, report },
  );
  const tell = (tidings: Tidings[]) => tellTidings(queue, tidings);
  const stopLive = keepLive({ ...deps, tell });
  return {
    stop: async () => {
      clearInterval(beat);
      clearInterval(calendar);
      const stopped = Promise.all([stopReconciling(), stopLive()]);
      await Promise.race([stopped, new Promise((done) => setTimeout(done, 500))]);
    },
  };
}

/** Does a job; each reloads what it is about, so a stale or doubled job does no harm. */
async function perform(deps: WorkerDeps, job: Job): Promise<void> {
  if (job.kind === "close") return performRun({ ...deps, tryCase }, { runId: job.runId });
  if (job.kind === "import") return performImport(deps, job.importId);
  if (job.kind === "compare") return compare(deps, job.resultId);
  if (job.kind === "promotion") return performPromotion(deps, job.promotionId);
  if (job.kind === "what-if") return performWhatIf(deps, { whatIfId: job.whatIfId });
  return performTry({ ...deps, tryCase }, job.tryId);
}

async function performImport(deps: WorkerDeps, importId: string): Promise<void> {
  const record = await findImport(deps.graph, importId);
  if (record === null || record.state !== "waiting") return;
  const version = await newestPlan(deps.graph);
  if (version === null) return;
  const folder = uploadFolder(deps.dataDir, importId);
  const source = { ...directorySource(folder), name: record.source };
  const { plan } = version;
  const { mode, actorId } = record;
  const outcome = await importCompany(deps, { source, plan, mode, actorId, importId });
  if (!outcome.ok && outcome.refused === "import_running") return;
  await rm(join(folder), { recursive: true, force: true });
}

/** Compares another engine's results; their file is not needed any more. */
async function compare(deps: WorkerDeps, resultId: string): Promise<void> {
  const folder = uploadFolder(deps.dataDir, resultId);
  await performComparison(deps, { resultId, path: join(folder, THEIR_FILE) });
  await rm(folder, { recursive: true, force: true });
}

async function comparisonsDue({ graph }: WorkerDeps): Promise<Job[]> {
  return (await waitingResults(graph)).map((resultId) => ({ kind: "compare", resultId }));
}

async function whatIfsDue({ graph }: WorkerDeps): Promise<Job[]> {
  const rows = await dueWhatIfs(graph);
  return rows.map(({ id, attempt }) => ({
    ...{ kind: "what-if", whatIfId: id, attempt: Number(attempt) },
  }));
}

async function promotionsToDo({ graph, clock }: WorkerDeps): Promise<Job[]> {
  const due = await promotionsDue(graph, clock());
  return due.map(({ id }) => ({ kind: "promotion", promotionId: id }));
}

async function triesDue({ graph }: WorkerDeps): Promise<Job[]> {
  return (await waitingTries(graph)).map((tryId) => ({ kind: "try", tryId }));
}

async function runsDue({ graph }: WorkerDeps): Promise<Job[]> {
  const rows = await unfinishedRuns(graph);
  return rows.map(({ id, attempt }) => ({ kind: "close", runId: id, attempt: Number(attempt) }));
}

async function importsDue({ graph }: WorkerDeps): Promise<Job[]> {
  const waiting = (await listImports(graph, 50)).filter((one) => one.state === "waiting");
  return waiting.map(({ id }) => ({ kind: "import", importId: id, attempt: 0 }));
}
