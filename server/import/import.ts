/** Imports: what one is, and how far it can be. */
import type { Fault } from "../csv/fault.ts";
import type { Mode } from "../company-file/columns.ts";
import type { CompanySource } from "../company-file/company-source.ts";
import type { Graph } from "../graph/graph.ts";
import type { Plan } from "../plan/plan.ts";

/**
 * waiting (for a worker) -> checking -> writing -> done; checking -> refused, when there are faults;
 * checking or writing -> failed, when it broke off and nothing of it is left.
 */
export type ImportPhase =
  "waiting" | "checking" | "writing" | "done" | "faulty" | "removing" | "failed";

export interface ImportDeps {
  graph: Graph;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** What an import does, in this order; the tables' rows are written only when all are right. */
export type ImportStep =
  | "check"
  | "distributors"
  | "sponsor edges"
  | "placement edges"
  | "customers"
  | "orders"
  | "returns"
  | "opening";

/** How far an import is: bytes read while checking, rows and edges written while writing. */
export interface ImportProgress {
  phase: "checking" | "writing";
  step: ImportStep;
  done: number;
  total: number;
}

export interface ImportInput {
  source: CompanySource;
  plan: Plan;
  mode: Mode;
  actorId: string;
  /** An announced import goes on under its id; else a new one is made. */
  importId?: string;
  onProgress?: (progress: ImportProgress) => void;
}

/** Rows of each table. */
export interface ImportCounts {
  distributors: number;
  customers: number;
  orders: number;
  opening: number;
}

export type ImportOutcome =
  | { ok: true; importId: string; unchanged: boolean; counts: ImportCounts }
  | {
      ok: false;
      importId: string;
      /** import_running: another one holds the lock; import_ended: this id has ended before. */
      refused: "faulty" | "import_running" | "import_ended";
      faults: Fault[];
      faultCount: number;
    };

/** An import as it can be looked up later; instants in epoch milliseconds. */
export interface ImportRecord {
  id: string;
  state: ImportPhase;
  source: string;
  mode: Mode;
  actorId: string;
  startedAt: number;
  finishedAt: number | null;
  done: number;
  total: number;
  counts: ImportCounts;
  faultCount: number;
  unchanged: boolean;
  /** Why it failed, one sentence. */
  failure: string | null;
}

/** Both writers of an import, by the names of their lock nodes. */
export const writerLocks = ["import-writer-0", "import-writer-1"];
