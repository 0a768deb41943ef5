/**
 * The company's plan and periods for one request, each asked once.
 *
 * Reading a plan is parsing its text, so the parsed versions are kept for a moment beyond the request.
 */
import type { Graph } from "../graph/graph.ts";
import type { CompanyBook, PlanInForce } from "../gql/context.ts";
import { newestPeriod, periodsById, runsOfPeriods } from "../period/period.reader.ts";
import { planVersions, versionFor, type PlanVersion } from "../period/plan-version.ts";
import { periodOfPlan } from "../plan/calendar.ts";
import { periodOfSheet } from "../sheet/sheet-name.ts";

const FRESH_MS = 2_000;

/** Plan versions in the order in which they take effect, remembered for two seconds. */
export function planShelf(graph: Graph, clock: () => number): () => Promise<PlanVersion[]> {
  let at = -Infinity;
  let kept: Promise<PlanVersion[]> = Promise.resolve([]);
  return async () => {
    const known = await kept.catch(() => []);
    if (known.length > 0 && clock() - at < FRESH_MS) return known;
    at = clock();
    kept = planVersions(graph);
    return kept;
  };
}

/** The book of one request. */
export function companyBook(graph: Graph, versions: () => Promise<PlanVersion[]>): CompanyBook {
  const once = memory();
  const inForce = (version: PlanVersion | undefined): PlanInForce | null =>
    version ? { id: version.id, plan: version.plan } : null;
  const newestPlan = () => once("newest", async () => inForce((await versions()).at(-1)));
  const planOfSheet = (sheet: string) =>
    once(`plan of ${sheet}`, async () => {
      const all = await versions();
      const periodId = periodOfSheet(sheet);
      const runs = await runsOfPeriods(graph, [periodId]);
      const run = runs.find((one) => one.sheet === sheet);
      const computed = all.find(({ id }) => id === run?.planVersionId);
      if (computed) return inForce(computed);
      const newest = all.at(-1);
      const period = newest && periodOfPlan(newest.plan, periodId);
      if (!period) return null;
      return inForce(versionFor(all, period.firstDay));
    });
  return {
    newestPlan,
    planOfSheet,
    planOfPeriod: (periodId) => planOfSheet(`${periodId}/0`),
    sheetOfPeriod: (periodId) =>
      once(`sheet of ${periodId}`, async () => {
        const [period] = await periodsById(graph, [periodId]);
        return period?.sheet ?? null;
      }),
    newestPeriodId: () =>
      once("newest period", async () => {
        const calendars = (await newestPlan())?.plan.calendars ?? [];
        const main = calendars.find((calendar) => calendar.ranksFrom === "own") ?? calendars[0];
        return main ? newestPeriod(graph, main.id) : null;
      }),
  };
}

/** Remembers the first answer of each question. */
function memory(): <T>(question: string, ask: () => Promise<T>) => Promise<T> {
  const answers = new Map<string, Promise<unknown>>();
  return (question, ask) => {
    const known = answers.get(question);
    if (known !== undefined) return known as Promise<never>;
    const answer = ask();
    answers.set(question, answer);
    return answer;
  };
}
