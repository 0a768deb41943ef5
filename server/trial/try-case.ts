/** The gate's way to try a plan's case: closed and compared like any trial, in a rehearsal. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { faultText } from "../csv/fault.ts";
import type { CaseFiles, TriedVersion, TryCase } from "../gate/plan-case.ts";
import { isPassing, type Graph } from "../graph/graph.ts";
import { faultText as planFaultText, parsePlan } from "../plan/parse-plan.ts";
import { closeAndCompare } from "./close-and-compare.ts";

/** Longest that one case may take, ms; a case is small. */
const CASE_TIMEOUT = 120_000;
const TRIES_MAX = 3;
const FAULTS_SHOWN = 20;

/**
 * Tries a case. By its own plan.yaml where it has one, else by the version's text. What breaks off for
 * a reason of its own is a difference like any other; what passes (a lost connection, a deadlock) is
 * tried again, and thrown when it stays.
 */
export const tryCase: TryCase = async (graph, version, { files }) => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await inFolder(files, (dir) => differencesOf(graph, version, dir, files["plan.yaml"]));
    } catch (error) {
      if (!isPassing(error)) return [`It broke off: ${firstLine(error)}`];
      if (tries === TRIES_MAX) throw error;
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
