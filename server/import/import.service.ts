/**
 * Imports a company from its tables: all of it or nothing.
 *
 * Everything is checked against the files and the database before the first write. What is written
 * carries the import's id, so an import that breaks off can be removed without a trace; rows that are
 * there already with the same content are left alone, with other content they are a fault.
 */
import { randomUUID } from "node:crypto";
import { checkCompany, type CheckedCompany } from "../company-file/check-company.ts";
import type { Mode } from "../company-file/columns.ts";
import { sourceBytes, sourceFingerprint } from "../company-file/company-source.ts";
import { publish } from "../event/event.ts";
import { edgeCount } from "./edge-groups.ts";
import {
  begin,
  beginWriting,
  finish,
  recordWaiting,
  refuse,
  reportProgress,
  type Hold,
} from "./import.store.ts";
import type {
  ImportCounts,
  ImportDeps,
  ImportInput,
  ImportOutcome,
  ImportProgress,
} from "./import.ts";
import { knownOf } from "./known-graph.ts";
import { ownerOf, recoverImports, removeImport } from "./recover.ts";
import { writeCompany } from "./write-company.ts";

const heartbeatEvery = 2_000;

/** Records that files have arrived; answers the id under which `importCompany` goes on with them. */
export async function announceImport(
  deps: ImportDeps,
  input: { source: string; mode: Mode; actorId: string; importId?: string },
): Promise<string> {
  const importId = input.importId ?? randomUUID();
  const { source, mode, actorId } = input;
  await recordWaiting(deps, { importId, source, mode, actorId });
  return importId;
}

/**
 * Checks the tables and, when all is right, writes them; answers the counts or the faults.
 *
 * Refused: faults (the record keeps them), another import under way, an id that has ended. Throws when
 * the database fails; what had been written is removed first.
 */
export async function importCompany(deps: ImportDeps, input: ImportInput): Promise<ImportOutcome> {
  await recoverImports(deps);
  const hold: Hold = {
    importId: input.importId ?? randomUUID(),
    owner: ownerOf(randomUUID()),
  };
  const total = sourceBytes(input.source);
  const { mode, actorId } = input;
  const blocked = await begin(deps, hold, { source: input.source.name, mode, actorId, total });
  if (blocked !== null) return notBegun(hold.importId, blocked);
  const heartbeat = startHeartbeat(deps, hold.importId, total, input.onProgress);
  try {
    return await checkAndWrite(deps, input, hold, heartbeat.report);
  } catch (error) {
    await heartbeat.stop();
    const failure = `It broke off: ${error instanceof Error ? error.message : String(error)}`;
    await removeImport(deps, hold.importId, failure.slice(0, 500));
    throw error;
  } finally {
    await heartbeat.stop();
  }
}

async function checkAndWrite(
  deps: ImportDeps,
  input: ImportInput,
  hold: Hold,
  report: (progress: ImportProgress) => void,
): Promise<ImportOutcome> {
  const { importId } = hold;
  const before = sourceFingerprint(input.source);
  const total = sourceBytes(input.source);
  const company = await checkCompany(
    {
      known: await knownOf(deps.graph),
      plan: input.plan,
      mode: input.mode,
      onBytes: (done) => report({ phase: "checking", step: "check", done, total }),
    },
    input.source,
  );
  const counts = rowCounts(company);
  const { faults, faultCount } = company;
  if (faultCount > 0) {
    await refuse(deps, hold, { faults, faultCount, counts });
    return { ok: false, importId, refused: "faulty", faults, faultCount };
  }
  const unchanged = Object.values(company.counts).every((count) => count.fresh === 0);
  if (!unchanged) await write(deps, input, { hold, company, counts, report });
  if (sourceFingerprint(input.source) !== before) {
    throw new Error("A file was changed while it was being imported.");
  }
  await deps.graph.transaction(async (tx) => {
    await finish(tx, hold, { unchanged, counts, now: deps.clock() });
    if (unchanged) return;
    await publish(tx, {
      id: `company-imported:${importId}`,
      kind: "company-imported",
      actorId: input.actorId,
      at: deps.clock(),
      payload: { importId, ...counts },
    });
  });
  return { ok: true, importId, unchanged, counts };
}

async function write(
  deps: ImportDeps,
  input: ImportInput,
  work: {
    hold: Hold;
    company: CheckedCompany;
    counts: ImportCounts;
    report: (progress: ImportProgress) => void;
  },
): Promise<void> {
  const { hold, company, counts, report } = work;
  const fresh = Object.values(company.counts).reduce((sum, count) => sum + count.fresh, 0);
  const total =
    fresh + edgeCount(company.people, "sponsor") + edgeCount(company.people, "placement");
  let done = 0;
  await beginWriting(deps, hold, { total, counts });
  await writeCompany({
    ...deps,
    hold,
    source: input.source,
    company,
    onWritten: (step, rows) => {
      done += rows;
      report({ phase: "writing", step, done, total });
    },
  });
}

function rowCounts(company: CheckedCompany): ImportCounts {
  const { distributors, customers, orders, opening } = company.counts;
  return {
    distributors: distributors.rows,
    customers: customers.rows,
    orders: orders.rows,
    opening: opening.rows,
  };
}

function notBegun(
  importId: string,
  blocked: { running: string } | { ended: string },
): ImportOutcome {
  const running = "running" in blocked;
  const reason = running
    ? `The import ${blocked.running} is under way; start this one when it has ended.`
    : `The import ${importId} has ended (${blocked.ended}); start a new one.`;
  return {
    ok: false,
    importId,
    refused: running ? "import_running" : "import_ended",
    faults: [{ file: "import", line: 0, column: "", reason }],
    faultCount: 1,
  };
}

/** Tells the record every two seconds that the import is alive and how far it is. */
function startHeartbeat(
  deps: ImportDeps,
  importId: string,
  total: number,
  onProgress: ImportInput["onProgress"],
) {
  let latest: ImportProgress = { phase: "checking", step: "check", done: 0, total };
  let beat = Promise.resolve();
  const timer = setInterval(() => {
    // A beat that fails is made up for by the next; a database that is gone ends the import itself.
    beat = beat.then(() => reportProgress(deps, importId, latest)).catch(() => undefined);
  }, heartbeatEvery);
  return {
    report: (progress: ImportProgress) => {
      latest = progress;
      onProgress?.(progress);
    },
    stop: async () => {
      clearInterval(timer);
      await beat;
    },
  };
}
