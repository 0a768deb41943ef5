/** Case folders into a plan version: read, checked like any trial's, stored all together or not at all. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkCompany } from "../company-file/check-company.ts";
import { directorySource } from "../company-file/company-source.ts";
import { tableNames, tableShapes } from "../company-file/columns.ts";
import { nothingKnown } from "../company-file/known.ts";
import { faultText } from "../csv/fault.ts";
import { faultOfName, type CaseFiles, type TriedVersion } from "../gate/plan-case.ts";
import { storeCases, type StoredCase } from "../gate/plan-case.service.ts";
import type { Graph } from "../graph/graph.ts";
import { periodsCovering } from "../plan/calendar.ts";
import { faultText as planFaultText, parsePlan } from "../plan/parse-plan.ts";
import type { Plan } from "../plan/plan.ts";
import { readExpected } from "./case-folder.ts";
import { OVERRIDES_FILE } from "./overrides.ts";
import { TABLE_NAMES } from "./tables.ts";
import { inFolder } from "./try-case.ts";

/** A case as it comes in. */
export interface NamedCase {
  name: string;
  files: CaseFiles;
}

/** Most characters of a case's files together. */
export const CASE_SIZE_MAX = 1_000_000;

const TABLES = tableNames.map((table) => tableShapes[table].file);
const EXPECTED = TABLE_NAMES.map((table) => `expected/${table}.csv`);
/** What a case is made of; `README.md` says where its figures come from. */
export const CASE_PATHS: readonly string[] = [
  ...["README.md", "plan.yaml", ...TABLES, OVERRIDES_FILE],
  ...EXPECTED,
];

/** The files of a folder that belong to a case, and every other table among what is expected. */
export function readCaseFiles(dir: string): CaseFiles {
  const folder = join(dir, "expected");
  const expected = existsSync(folder) ? readdirSync(folder).map((name) => `expected/${name}`) : [];
  const paths = [...CASE_PATHS, ...expected.filter((path) => path.endsWith(".csv"))];
  const there = [...new Set(paths)].filter((path) => existsSync(join(dir, path)));
  return Object.fromEntries(there.map((path) => [path, readFileSync(join(dir, path), "utf8")]));
}

/**
 * Checks cases and stores them with a version; a case without plan.yaml is held to the version's text.
 *
 * Refuses: faulty (each fault a sentence with case, file and line), and what storing refuses.
 */
export async function importCases(
  deps: { graph: Graph; clock: () => number },
  input: {
    version: TriedVersion;
    cases: readonly NamedCase[];
    actorId: string;
    reason: string | null;
  },
): Promise<StoredCase[] | { refused: string; message: string; faults?: string[] }> {
  const { version, cases, actorId, reason } = input;
  const faults: string[] = [];
  for (const one of cases) {
    const found = await faultsOfCase(version.plan, one);
    faults.push(...found.map((fault) => `${one.name}/${fault}`));
  }
  if (faults.length > 0) {
    return { refused: "faulty", message: "Nothing was stored; mend the files first.", faults };
  }
  return storeCases(deps, { planVersionId: version.id, cases, actorId, reason });
}

/** Everything that is wrong with a case, a sentence each, `file:line:column: reason`. */
export async function faultsOfCase(plan: Plan, { name, files }: NamedCase): Promise<string[]> {
  const nameFault = faultOfName(name);
  if (nameFault !== null) return [`: ${nameFault}`];
  const strange = Object.keys(files).filter((path) => !CASE_PATHS.includes(path));
  if (strange.length > 0) {
    const sentence = `is no file of a case; its files are ${CASE_PATHS.join(", ")}`;
    return strange.map((path) => `${path}: ${sentence}`);
  }
  const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  if (size > CASE_SIZE_MAX) {
    return [`: The files have ${size} characters together; a case has at most ${CASE_SIZE_MAX}.`];
  }
  const own = files["plan.yaml"];
  const parsed = own === undefined ? { ok: true as const, plan } : parsePlan(own);
  if (!parsed.ok) return parsed.faults.map((fault) => `plan.yaml: ${planFaultText(fault)}`);
  return inFolder(files, (dir) => faultsOfTables(parsed.plan, dir));
}

async function faultsOfTables(plan: Plan, dir: string): Promise<string[]> {
  const deps = { known: nothingKnown, plan, mode: "trial" as const };
  const company = await checkCompany(deps, directorySource(dir));
  if (company.faultCount > 0) {
    const more = company.faultCount - company.faults.length;
    return [...company.faults.map(faultText), ...(more > 0 ? [`: and ${more} more faults`] : [])];
  }
  const instants = company.orders.placedAt;
  const [first, last] = [Math.min(...instants), Math.max(...instants)];
  const periods = instants.length === 0 ? [] : periodsCovering(plan, first, last);
  const read = await readExpected(dir, periods.length);
  if (read === null || read.expected.length + read.faults.length === 0) {
    return [`expected/: There is nothing to compare with; put in one of ${EXPECTED.join(", ")}.`];
  }
  return read.faults;
}
