/** The test run's own database, emptied before each test, and imports of small companies into it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { faultText } from "../../server/csv/fault.ts";
import { openGraph } from "../../server/graph/graph.ts";
import { migrate } from "../../server/graph/migrate.ts";
import { importCompany } from "../../server/import/import.service.ts";
import type { ImportInput } from "../../server/import/import.ts";
import { companyFolder, type CompanyText } from "./company-folder.ts";
import { testEnvironment } from "./environment.ts";
import { importPlan } from "./import-plan.ts";

export const clock = () => Date.UTC(2026, 10, 30);

/** Opens the database of this run; `close` when the file's tests have ended. */
export async function openImportGraph() {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = testEnvironment();
  const graph = openGraph({ uri, user, password });
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
  });
  const folder = mkdtempSync(join(tmpdir(), "heartwood-import-"));
  await migrate(graph);
  let made = 0;
  const ask = async (query: string): Promise<Record<string, unknown>[]> => {
    const session = driver.session();
    try {
      return (await session.run(query)).records.map((record) => record.toObject());
    } finally {
      await session.close();
    }
  };
  const bring = (text: CompanyText, more: Partial<ImportInput> = {}) => {
    made += 1;
    const source = companyFolder(join(folder, String(made)), text);
    const input = { source, plan: importPlan(), mode: "company" as const, actorId: "ops", ...more };
    return importCompany({ graph, clock }, input);
  };
  return {
    graph,
    folder,
    /** Rows of a query of the test's own. */
    ask,
    /** Imports a company that is written as text. */
    bring,
    faultsFrom: async (text: CompanyText): Promise<string[]> => {
      const outcome = await bring(text);
      return outcome.ok ? [] : outcome.faults.map(faultText);
    },
    /** Everything but the import's own records and locks. */
    countAll: async (): Promise<unknown> => {
      const [row] = await ask(
        `MATCH (n) WHERE NOT n:Import AND NOT n:Lock AND NOT n:Migration
         OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS edges`,
      );
      return row;
    },
    empty: () =>
      ask(
        `MATCH (n) WHERE NOT n:Migration
         CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`,
      ),
    close: async () => {
      rmSync(folder, { recursive: true });
      await driver.close();
      await graph.close();
    },
  };
}
