/** The steps of a run as they are written down: which are done, and how far one is. */
import assert from "node:assert/strict";

/** How far a step is; instants are epoch ms. */
export interface StepRecord {
  name: string;
  title: string;
  state: "pending" | "running" | "done" | "failed";
  startedAt: number | null;
  finishedAt: number | null;
  done: number | null;
  total: number | null;
}

/** Told of every step as it begins and ends; for progress on the command line. */
export type OnStep = (step: StepRecord) => void;

/** Says how much of a step is done, and of how much where that is known. */
export type Progress = (done: number, total?: number) => Promise<void>;

/** A step that has ended the whole run says how, having written it in a transaction of its own. */
export type StepEnd = { ended: "done" | "failed" } | void;

/** The records of some steps: those that a run has already, the others pending. */
export function recordsOf(
  steps: readonly { name: string; title: string }[],
  stepsJson: string,
): StepRecord[] {
  const before = JSON.parse(stepsJson) as StepRecord[];
  const blank = { startedAt: null, finishedAt: null, done: null, total: null };
  return steps.map(
    ({ name, title }) =>
      before.find((step) => step.name === name) ?? { name, title, state: "pending", ...blank },
  );
}

/** The records as they are once a step has ended the run. */
export function endedWith(
  records: readonly StepRecord[],
  name: string,
  change: { state: "done" | "failed"; finishedAt: number },
): string {
  return JSON.stringify(records.map((one) => (one.name === name ? { ...one, ...change } : one)));
}

/** Keeps the records of all steps; `step` is the one that is at work. */
export type SaveSteps = (stepsJson: string, step: StepRecord) => Promise<void>;

/**
 * Runs a step unless it is done already, and has it written down how far it is; answers whether the
 * work has ended with it.
 */
export function recorder(
  deps: { clock: () => number },
  keep: SaveSteps,
  records: StepRecord[],
  onStep: OnStep,
): (name: string, work: (progress: Progress) => Promise<StepEnd>) => Promise<boolean> {
  const save = async (step: StepRecord) => {
    await keep(JSON.stringify(records), step);
    onStep({ ...step });
  };
  return async (name, work) => {
    const step = records.find((record) => record.name === name);
    assert(step, `the step ${name} is on the list`);
    if (step.state === "done") return false;
    Object.assign(step, { state: "running", startedAt: deps.clock() });
    await save(step);
    const end = await work(async (done, total) => {
      Object.assign(step, { done, total: total ?? step.total });
      await save(step);
    });
    Object.assign(step, { state: end?.ended ?? "done", finishedAt: deps.clock() });
    // A record after the end would touch a finished run.
    if (end) onStep({ ...step });
    else await save(step);
    return end !== undefined;
  };
}
