/**
 * Each plan of docs/plans closes three periods of its own company of 1,000, the second opinion agrees, and the
 * statement that is worked out on the plan's page is what the run pays.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  libraryCompany,
  libraryIds,
  writeLibraryCompany,
} from "../../server/demo/sample/library.ts";
import { faultsOfPage, type Cells } from "../support/plan-page.ts";
import { openStore, trialOf, type Store } from "./trial-store.ts";

const pages = fileURLToPath(new URL("../../docs/plans/", import.meta.url));
let store: Store;

beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store.empty();
  await store.close();
});

test.each(libraryIds)(
  "%s closes three periods of 1,000 people, both engines agree, and its page says what is paid",
  async (id) => {
    const library = await libraryCompany(id);
    if ("refused" in library) throw new Error(library.refused);
    const dir = mkdtempSync(join(tmpdir(), "heartwood-library-"));
    try {
      await writeLibraryCompany(dir, library);
      const outcome = await trialOf(store, dir, library.planText);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults.slice(0, 5), null, 1));
      const { tables, periodIds } = outcome;
      expect(periodIds).toEqual(library.periods.map((period) => period.id));
      expect(periodIds).toHaveLength(3);
      for (const period of periodIds) {
        const paid = tables.commissions.filter((row) => row[0] === period);
        expect(paid.length).toBeGreaterThan(30);
      }
      expect(tables.standings.filter(([period]) => period === periodIds[2])).toHaveLength(1_000);
      expect(tables.exceptions.filter(([, code]) => code === "opinions_differ")).toEqual([]);
      const rows = (name: string): Cells[] =>
        parse(readFileSync(join(dir, `${name}.csv`)), { columns: true });
      const placed = await store.query<{ id: string; parent: string }>(
        "MATCH (d:Distributor)-[:PLACED_UNDER]->(p) RETURN d.id AS id, p.id AS parent",
      );
      const told = {
        tables,
        people: rows("distributors"),
        customers: rows("customers"),
        orders: rows("orders"),
        planText: library.planText,
        placedUnder: new Map(placed.map(({ id: person, parent }) => [person, parent])),
      };
      expect(faultsOfPage(readFileSync(`${pages}${id}.md`, "utf8"), told)).toEqual([]);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  },
  300_000,
);
