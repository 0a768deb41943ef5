/** The gate's way to try a plan's case: closed and compared like any trial, in a rehearsal. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { faultText } from "../csv/fault.ts";
import type { CaseFiles, TriedVersion, TryCase } from "../gate/plan-case.ts";
import { isPassing, isTimeout, type Graph } from "../graph/graph.ts";
import { faultText as planFaultText, parsePlan } from "../plan/parse-plan.ts";
import { closeAndCompare } from "./close-and-compare.ts";

/** Longest that one try of a case may take, ms; a case is small, but its queries may be planned anew. */
const CASE_TIMEOUT = 300_000;
const TRIES_MAX = 3;
const FAULTS_SHOWN = 20;

/**
 * Tries a case. By its own plan.yaml where it has one, else by the version's text. What breaks off for
 * a reason of its own is a difference like any other. What passes (a lost connection, a machine that is
 * too busy) is tried again; when it stays, a lack of time is told as a difference, and the rest thrown,
 * so that a database that is gone makes no case red.
 */
export const tryCase: TryCase = async (graph, version, { files }) => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await inFolder(files, (dir) => differencesOf(graph, version, dir, files["plan.yaml"]));
    } catch (error) {
      const late = isTimeout(error);
      const again = (late || isPassing(error)) && tries < TRIES_MAX;
      if (!again && isPassing(error)) throw error;
      if (!again) return [`It broke off: ${firstLine(error)}`];
    }
  }
};

async function differencesOf(
  graph: Graph,
  version: TriedVersion,
  dir: string,
  ownPlan: string | undefined,
): Promise<string[]> {
  const planText = ownPlan ?? version.text;
  const parsed = ownPlan === undefined ? { ok: true as const, ...version } : parsePlan(ownPlan);
  if (!parsed.ok) return parsed.faults.map((fault) => `plan.yaml: ${planFaultText(fault)}`);
  const { plan } = parsed;
  const closed = await graph.rehearse(
    (bound) =>
      closeAndCompare(bound, { dir, plan, planText, periodId: null, progress: () => undefined }),
    { timeout: CASE_TIMEOUT },
  );
  if (!closed.ok) return closed.faults.slice(0, FAULTS_SHOWN).map(faultText);
  if (closed.compared === null) return ["It expects nothing."];
  return [...closed.compared.faults, ...closed.compared.differences];
}

/** Lays the files of a case into a folder of their own for as long as the work takes. */
export async function inFolder<T>(files: CaseFiles, work: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), "heartwood-case-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    }
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n")[0] ?? "";
}
