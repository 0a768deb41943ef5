/**
 * A company whose closed periods are revised. Enrolment, indented; the plan pays 10 % and 5 % of what is
 * sold below, a point is worth 1 USD:
 *
 *   root
 *     ada
 *       ben
 *         cy
 *     dan
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importCompany } from "../../server/import/import.service.ts";
import { approveRun } from "../../server/period/approval.ts";
import { openPeriods, refreshOpenPeriods, startClose } from "../../server/period/period.service.ts";
import { newestPlan, storePlanVersion } from "../../server/period/plan-version.ts";
import { startRevision } from "../../server/period/revision/revision.service.ts";
import { performRun, type RunDeps } from "../../server/period/run.service.ts";
import { tryCase } from "../../server/trial/try-case.ts";
import type { Store } from "../graph/trial-store.ts";
import { apiPlan } from "./api-company.ts";
import { companyFolder } from "./company-folder.ts";

/** Unilevel of two levels by sponsor, rounded a line; New York. */
export const revisedPlan = apiPlan
  .replace(/  - id: place[\s\S]*?compression: none\n/, "")
  .replace(/placement:\n.*\n.*\n/, "placement: none\n");

const distributors = `
  root,Root,root@example.com,US,2020-01-01,,,,active,
  ada,Ada Lake,ada@example.com,US,2021-01-01,root,,,active,
  ben,Ben Hill,ben@example.com,US,2021-01-02,ada,,,active,
  cy,Cy Brook,cy@example.com,US,2022-01-01,ben,,,active,
  dan,Dan Stone,dan@example.com,US,2022-01-02,root,,,active,`;

export type RevisedCompany = Awaited<ReturnType<typeof revisedCompany>>;

/** Empties the store and brings the company in; the clock stands where it is set. */
export async function revisedCompany(store: Store, planText = revisedPlan, people = distributors) {
  await store.empty();
  const folder = mkdtempSync(join(tmpdir(), "heartwood-revised-"));
  const time = { now: Date.parse("2026-10-31T12:00:00Z") };
  const deps: RunDeps = { graph: store.graph, clock: () => time.now, tryCase };
  let made = 0;
  await storePlan(deps, planText);
  const bring = async (tables: { orders?: string; distributors?: string }) => {
    made += 1;
    const source = companyFolder(join(folder, String(made)), { distributors: people, ...tables });
    const { plan } = (await newestPlan(deps.graph))!;
    const outcome = await importCompany(deps, { source, plan, mode: "company", actorId: "ops" });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  };
  const perform = async (started: { runId: string } | { refused: string; message: string }) => {
    if ("refused" in started) throw new Error(started.message);
    await performRun(deps, { runId: started.runId });
    const [run] = await store.query<{ ledgerHash: string; status: string }>(
      "MATCH (r:Run {id: $runId}) RETURN r.ledgerHash AS ledgerHash, r.status AS status",
      started,
    );
    return { runId: started.runId, ...run! };
  };
  const approve = async ({ runId, ledgerHash }: { runId: string; ledgerHash: string }) => {
    const seen = { runId, ledgerHash };
    const ops = { actorId: "ops", actorName: "Olga", role: "operations" as const, key: runId };
    const fin = { actorId: "fin", actorName: "Finn", role: "finance" as const, key: runId };
    const first = await approveRun(deps, { ...seen, ...ops });
    if ("refused" in first) return first;
    return approveRun(deps, { ...seen, ...fin });
  };
  const close = async (periodId: string) =>
    perform(await startClose(deps, { periodId, actorId: "ops", key: `${periodId} ${time.now}` }));
  const revise = async (periodId: string, key = "r1", planVersionId: string | null = null) =>
    perform(
      await startRevision(deps, {
        ...{ periodId, planVersionId, key, actorId: "ops" },
        reason: "Something came late.",
      }),
    );
  return {
    ...{ deps, store, time, bring, close, revise, approve },
    /** Makes the periods that there are by now. */
    refresh: () => openPeriods(deps),
    /** Computes the periods whose close has not begun. */
    provisional: () => refreshOpenPeriods(deps),
    closed: async (periodId: string) => {
      const run = await close(periodId);
      const answer = await approve(run);
      if ("refused" in answer) throw new Error(answer.message);
      return run;
    },
    /** What a sheet pays, "ada team" -> minor units. */
    paid: async (sheet: string) => {
      const rows = await store.query<{ who: string; amount: bigint }>(
        `MATCH (c:Commission {sheet: $sheet}) WHERE c.amountMinor <> 0
         RETURN c.distributorId + " " + c.bonus AS who, c.amountMinor AS amount ORDER BY who`,
        { sheet },
      );
      return Object.fromEntries(rows.map(({ who, amount }) => [who, amount]));
    },
    /** How a sheet's people are paid, "ada" -> [earned, adjusted, paid, carried] in minor units. */
    payments: async (sheet: string) => {
      const rows = await store.query<{ who: string; of: bigint[] }>(
        `MATCH (p:Payment {sheet: $sheet})
         RETURN p.distributorId AS who, [p.earned, p.adjusted, p.paid, p.carried] AS of ORDER BY who`,
        { sheet },
      );
      return Object.fromEntries(rows.map(({ who, of }) => [who, of]));
    },
    /** Everything that a sheet says, to be compared byte by byte. */
    whole: async (sheet: string) =>
      JSON.stringify(
        await store.query(
          `MATCH (n) WHERE n.sheet = $sheet AND (n:Standing OR n:Commission OR n:Payment)
           RETURN labels(n)[0] AS label, properties(n) AS of ORDER BY label, n.distributorId, n.bonus`,
          { sheet },
        ),
        (_, value: unknown) => sortedValue(value),
      ),
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function storePlan(deps: RunDeps, text: string): Promise<void> {
  const stored = await storePlanVersion(deps, text);
  if (!stored.ok) throw new Error(JSON.stringify(stored.faults));
}

/** A value whose JSON does not depend on the order in which properties were written. */
function sortedValue(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
