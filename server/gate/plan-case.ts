/**
 * A plan's case: a company's tables and what must come out of them, kept with a version of the plan.
 *
 * The cases of a version are what its rules are held to: every close begins with them.
 */
import { createHash } from "node:crypto";
import type { Graph } from "../graph/graph.ts";
import type { Plan } from "../plan/plan.ts";

/** The files of a case folder by their path in it, such as "orders.csv" or "expected/lines.csv". */
export type CaseFiles = Readonly<Record<string, string>>;

/** A case as it stands with its plan version. */
export interface PlanCase {
  id: string;
  /** Unique in its version; the name of the folder it came from. */
  name: string;
  /** sha256 (hex) of its files. */
  hash: string;
  files: CaseFiles;
}

/** The plan version that cases are tried against. */
export interface TriedVersion {
  /** "<plan>@<version>" */
  id: string;
  plan: Plan;
  text: string;
}

/**
 * Closes a case by the rules of a version and compares: the differences, a sentence each, none where
 * it is green. Throws only where the database does not answer.
 */
export type TryCase = (
  graph: Graph,
  version: TriedVersion,
  one: Pick<PlanCase, "name" | "files">,
) => Promise<string[]>;

/** The same files give the same hash, in whatever order they were read. */
export function caseHash(files: CaseFiles): string {
  const hash = createHash("sha256");
  for (const path of Object.keys(files).sort()) hash.update(`${path}\0${files[path]}\0`);
  return hash.digest("hex");
}

/** Why a name cannot be a case's, or null. */
export function faultOfName(name: string): string | null {
  return /^[A-Za-z0-9][\w.-]{0,63}$/.test(name)
    ? null
    : "A case's name has 1 to 64 letters, digits, points, hyphens or underscores, and begins with a letter or digit.";
}
