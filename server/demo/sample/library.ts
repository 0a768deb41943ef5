/** The plans of docs/plans that a company can start from, each with a company of its own. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { periodById, periodOf, type Period } from "../../plan/calendar.ts";
import { faultText, parsePlan } from "../../plan/parse-plan.ts";
import type { Plan } from "../../plan/plan.ts";
import { writeCompanyFiles, type CompanyRows } from "../files.ts";
import { makeSample, samplePeriods, SAMPLE_SIZE } from "./sample.ts";
import { shapes } from "./shapes.ts";

const folder = new URL("../../../docs/plans/", import.meta.url);
/** The usual first period of a company is the one with the first noon of this year. */
const START = Date.UTC(2026, 0, 1, 12);

/** A plan of the library with its company. */
export interface LibraryCompany {
  plan: Plan;
  planText: string;
  periods: Period[];
  company: CompanyRows;
}

/** The names of the plans, as their files are called. */
export const libraryIds: readonly string[] = Object.keys(shapes);

/** Of which period a company is wanted, and how large; the usual ones where absent. */
export interface Wanted {
  /** Id of a period of the plan's first calendar. */
  from?: string;
  size?: number;
}

/** A plan and its company; refuses a name that the library does not have, and a period the plan does not. */
export async function libraryCompany(
  id: string,
  { from, size = SAMPLE_SIZE }: Wanted = {},
): Promise<LibraryCompany | { refused: string }> {
  const shape = Object.hasOwn(shapes, id) ? shapes[id] : undefined;
  if (shape === undefined) {
    return { refused: `There is no plan "${id}" in the library; it has ${libraryIds.join(", ")}.` };
  }
  const planText = await readFile(new URL(`${id}.yaml`, folder), "utf8");
  const parsed = parsePlan(planText);
  if (!parsed.ok) throw new Error(parsed.faults.map(faultText).join("\n"));
  const { plan } = parsed;
  const first = firstPeriod(plan, from);
  if (first === null) {
    const { every } = plan.calendars[0]!;
    return { refused: `"${from}" is no ${every} of the plan ${id} from ${plan.effectiveFrom} on.` };
  }
  const periods = samplePeriods(plan, first);
  return { plan, planText, periods, company: makeSample(plan, shape, periods, size) };
}

/** The first period that lies whole after the start, or the one that is named; null: the plan has none. */
function firstPeriod(plan: Plan, from: string | undefined): Period | null {
  const calendar = plan.calendars[0]!;
  if (from === undefined) {
    const first = periodOf(plan.zone, calendar, START);
    return first.firstDay >= plan.effectiveFrom
      ? first
      : samplePeriods(plan, first).find(({ firstDay }) => firstDay >= plan.effectiveFrom)!;
  }
  const named = periodById(plan.zone, calendar, from);
  return named !== null && named.firstDay >= plan.effectiveFrom ? named : null;
}

/** Writes plan.yaml and the tables into a folder (made where missing), fit for a trial and an import. */
export async function writeLibraryCompany(dir: string, one: LibraryCompany): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, "plan.yaml"), one.planText);
  await writeCompanyFiles(dir, one.plan, one.company);
}
