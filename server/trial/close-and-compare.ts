/**
 * A case closed and compared: what `npm run trial` and the gate of a close both call. Only the
 * transaction differs: the trial's store is thrown away, the gate's rehearsal is rolled back.
 */
import type { Graph } from "../graph/graph.ts";
import { onlyPeriod, readExpected } from "./case-folder.ts";
import { differences } from "./compare.ts";
import { runTrial, type TrialInput, type TrialOutcome } from "./trial.service.ts";

/** The trial's tables, and how they compare; `compared` is null where nothing is expected. */
export type ClosedCase =
  | Extract<TrialOutcome, { ok: false }>
  | (Extract<TrialOutcome, { ok: true }> & {
      compared: null | { rows: number; differences: string[]; faults: string[] };
    });

/** Closes the folder's company period by period and compares with its `expected/`. */
export async function closeAndCompare(graph: Graph, input: TrialInput): Promise<ClosedCase> {
  const { dir, periodId } = input;
  const outcome = await runTrial(graph, input);
  if (!outcome.ok) return outcome;
  const read = await readExpected(dir, outcome.periodIds.length);
  if (read === null) return { ...outcome, compared: null };
  const expected = read.expected.map((one) => (periodId ? onlyPeriod(one, periodId) : one));
  return {
    ...outcome,
    compared: {
      rows: expected.reduce((sum, one) => sum + one.rows.length, 0),
      differences: expected.flatMap((one) => differences(one, outcome.tables[one.table])),
      faults: read.faults,
    },
  };
}
