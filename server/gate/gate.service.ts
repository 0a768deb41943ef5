/**
 * The gate: every close begins with its plan's cases, and one that is red stops it.
 *
 * A case is closed by the platform's own functions in a rehearsal (graph/rehearsal.ts), so nothing of
 * it stays; only how it came out is written down, and what is red is parked as `case_red`.
 */
import { createHash } from "node:crypto";
import { caseId, raiseExceptions, type Raised } from "../exception/exception.service.ts";
import { GATE_CODES } from "../exception/exception.ts";
import { waivedAmong } from "../exception/exception.store.ts";
import type { Graph, Transaction } from "../graph/graph.ts";
import type { Fence } from "../sheet/fence.ts";
import type { PlanCase, TriedVersion, TryCase } from "./plan-case.ts";
import { casesOfVersion, recordResults } from "./plan-case.store.ts";

export interface GateDeps {
  graph: Graph;
  /** Epoch ms. */
  clock: () => number;
  /** How a case is closed and compared; the trial's own functions, which come after this room. */
  tryCase: TryCase;
}

/** A case and where it differs from what is expected: nowhere when it is green. */
export interface TriedCase {
  one: PlanCase;
  differences: string[];
}

/** How the gate came out; names are those of cases. */
export interface GateOutcome {
  cases: number;
  red: string[];
  /** Those of the red ones that nobody has waived: they stop the close. */
  blocking: string[];
}

/** Cases at the same time: one a processor of a small machine, and none waits for another. */
const AT_ONCE = 2;
/** Differences that are kept with a case and shown as evidence; the others are counted. */
const SHOWN_MAX = 20;

/** Tries every case of a version; `onTried` is told how many are done. */
export async function tryCases(
  { graph, tryCase }: GateDeps,
  version: TriedVersion,
  onTried: (done: number, total: number) => Promise<void> = () => Promise.resolve(),
): Promise<TriedCase[]> {
  const cases = await casesOfVersion(graph, version.id);
  const tried: TriedCase[] = [];
  const waiting = cases.values();
  await onTried(0, cases.length);
  const work = async () => {
    for (const one of waiting) {
      tried.push({ one, differences: await tryCase(graph, version, one) });
      await onTried(tried.length, cases.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return tried.sort((a, b) => (a.one.name < b.one.name ? -1 : 1));
}

/** Writes down how cases came out, each with its first differences. */
export async function recordTried(
  tx: Transaction,
  input: { tried: readonly TriedCase[]; runId: string | null; at: number },
): Promise<void> {
  const { tried, runId, at } = input;
  const rows = tried.map(({ one, differences }) => ({
    id: one.id,
    state: differences.length === 0 ? ("green" as const) : ("red" as const),
    differencesJson: JSON.stringify(differences.slice(0, SHOWN_MAX)),
    differenceCount: differences.length,
  }));
  await recordResults(tx, { runId, at, rows });
}

/**
 * The gate of a run: tries the cases of its plan version and parks the red ones. The close may go on
 * where nothing is `blocking`: a waiver by two people counts for one sheet, one content of the case
 * and exactly the differences that they saw.
 */
export async function passGate(
  deps: GateDeps,
  input: {
    version: TriedVersion;
    fence: Fence;
    run: { id: string; periodId: string };
    onTried: (done: number, total: number) => Promise<void>;
  },
): Promise<GateOutcome> {
  const { version, fence, run } = input;
  const tried = await tryCases(deps, version, input.onTried);
  const red = tried.filter(({ differences }) => differences.length > 0);
  const raised = red.map((one) => raisedFor(version, one));
  const raise = {
    sheet: fence.sheet,
    periodId: run.periodId,
    runId: run.id,
    at: deps.clock(),
    lookedFor: GATE_CODES,
    raised,
  };
  const ids = raised.map((one) => caseId(raise, one));
  const waived = await fence.write(async (tx) => {
    await recordTried(tx, { tried, runId: run.id, at: raise.at });
    await raiseExceptions(tx, raise);
    return waivedAmong(tx, ids);
  });
  const names = red.map(({ one }) => one.name);
  const blocking = names.filter((_, at) => !waived.has(ids[at] ?? ""));
  return { cases: tried.length, red: names, blocking };
}

function raisedFor(version: TriedVersion, { one, differences }: TriedCase): Raised {
  const shown = differences.slice(0, SHOWN_MAX);
  const all = createHash("sha256")
    .update([one.hash, ...differences].join("\n"))
    .digest("hex");
  return {
    code: "case_red",
    subject: one.name,
    variant: all.slice(0, 12),
    evidence: {
      "Plan version": version.id,
      "Content of the case": one.hash.slice(0, 12),
      Differences: String(differences.length),
      ...Object.fromEntries(shown.map((text, at) => [`Difference ${at + 1}`, text])),
    },
    moneyAtStakeMinor: 0n,
  };
}

/** What a run that was stopped says of itself. */
export function blockedSentence(version: TriedVersion, { cases, blocking }: GateOutcome): string {
  const [first = "", ...others] = blocking;
  const names = others.length === 0 ? first : `${blocking.slice(0, 5).join(", ")}${more(others)}`;
  const verb = blocking.length === 1 ? "is" : "are";
  return `${blocking.length} of ${cases} cases of ${version.id} ${verb} red: ${names}. Nothing was computed.`;
}

function more(others: readonly string[]): string {
  return others.length > 4 ? ` and ${others.length - 4} more` : "";
}
