/**
 * Fills an empty database with a company to look around in: the same people and figures for a seed,
 * dated so that last month has ended and this month is under way.
 *
 * It comes in through the import like any company. The ended period is frozen before its last order
 * arrives, so a close finds each kind of exception once.
 */
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { directorySource } from "../company-file/company-source.ts";
import { faultText } from "../csv/fault.ts";
import type { TriedVersion } from "../gate/plan-case.ts";
import type { Graph } from "../graph/graph.ts";
import { anybodyThere } from "../genealogy/enrolment.store.ts";
import { importCompany } from "../import/import.service.ts";
import { ordersThere } from "../order/accept.store.ts";
import { freezePeriod, openPeriods } from "../period/period.service.ts";
import { planVersions, storePlanVersion } from "../period/plan-version.ts";
import { faultText as planFaultText, parsePlan } from "../plan/parse-plan.ts";
import type { Plan } from "../plan/plan.ts";
import { importCases, readCaseFiles } from "../trial/import-cases.ts";
import { LATE_ORDER, makeCompany } from "./company.ts";
import { writeCompanyFiles, writeSales } from "./files.ts";

interface Deps {
  graph: Graph;
  /** Epoch milliseconds. */
  clock: () => number;
}

export interface DemoOptions {
  /** Another seed is another company; its exceptions are only known for the usual one. */
  seed?: number;
  /** Who is named as the one who imported it. */
  actorId?: string;
  /** Told what is being done, a line each. */
  progress?: (line: string) => void;
}

/** What a start has to know of the company. */
export interface Demo {
  /** The distributor who is worth signing in as. */
  showcase: { id: string; name: string };
  endedPeriodId: string;
  openPeriodId: string;
  distributors: number;
  customers: number;
  orders: number;
}

export const DEMO_SEED = 21;
const planFile = new URL("plan.yaml", import.meta.url);
const casesFolder = new URL("cases/", import.meta.url);

/** The demo company's plan as text and as a plan. */
export async function readDemoPlan(): Promise<{ text: string; plan: Plan }> {
  const text = await readFile(planFile, "utf8");
  const parsed = parsePlan(text);
  if (!parsed.ok) throw new Error(parsed.faults.map(planFaultText).join("\n"));
  return { text, plan: parsed.plan };
}

/** Whether the database is empty, or holds a demo company whose seeding was cut short. */
export async function needsDemo(deps: Deps): Promise<boolean> {
  if (!(await anybodyThere(deps.graph))) return true;
  const { plan } = await readDemoPlan();
  const versions = await planVersions(deps.graph);
  if (!versions.some((one) => one.plan.id === plan.id)) return false;
  return (await lateOrders(deps.graph)).length === 0;
}

/** The late order is written last, so it tells that everything is there. */
function lateOrders(graph: Graph): Promise<unknown[]> {
  return ordersThere({ run: graph.read }, [LATE_ORDER]);
}

/**
 * Makes the company and imports it. Safe to call again after a kill in the same month: what is there
 * already stays. Throws when the import is refused, which is a bug of the demo.
 */
export async function seedDemo(deps: Deps, options: DemoOptions = {}): Promise<Demo> {
  const { seed = DEMO_SEED, actorId = "demo", progress = () => undefined } = options;
  const { text, plan } = await readDemoPlan();
  const stored = await storePlanVersion(deps, text);
  if (!stored.ok) throw new Error(stored.faults.map(planFaultText).join("\n"));
  await keepCases(deps, { id: stored.id, plan, text }, actorId);
  const company = makeCompany(plan, deps.clock(), seed);
  const folder = await mkdtemp(join(tmpdir(), "heartwood-demo-"));
  try {
    const [main, late] = [join(folder, "company"), join(folder, "late")];
    await mkdir(main);
    await mkdir(late);
    await writeCompanyFiles(main, plan, company);
    await writeSales(late, plan, [company.lateSale]);
    progress(`Demo company: importing ${company.people.length} distributors`);
    await bringIn(deps, { folder: main, name: "Demo company", plan, actorId });
    await openPeriods(deps);
    const frozen = await freezePeriod(deps, company.ended.id);
    if ("refused" in frozen) throw new Error(frozen.message);
    await bringIn(deps, { folder: late, name: "Demo company, late order", plan, actorId });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return {
    showcase: company.showcase,
    endedPeriodId: company.ended.id,
    openPeriodId: company.open.id,
    distributors: company.people.length,
    customers: company.customers.length,
    orders: company.sales.length + 1,
  };
}

/** The plan's own cases, worked out by hand in each one's README.md; a close begins with them. */
async function keepCases(deps: Deps, version: TriedVersion, actorId: string): Promise<void> {
  const cases = (await readdir(casesFolder)).sort().map((name) => ({
    name,
    files: readCaseFiles(fileURLToPath(new URL(name, casesFolder))),
  }));
  const reason = "The demo company's own cases were changed.";
  const answer = await importCases(deps, { version, cases, actorId, reason });
  if ("refused" in answer) throw new Error([answer.message, ...(answer.faults ?? [])].join("\n"));
}

async function bringIn(
  deps: Deps,
  input: { folder: string; name: string; plan: Plan; actorId: string },
): Promise<void> {
  const { folder, name, plan, actorId } = input;
  const source = { ...directorySource(folder), name };
  const outcome = await importCompany(deps, { source, plan, mode: "company", actorId });
  if (!outcome.ok) throw new Error(outcome.faults.slice(0, 5).map(faultText).join("\n"));
}
