/**
 * Draws a sheet from an indented family tree:
 *
 *   a pv=100 title=2
 *     b status=terminated
 *       c active=false
 *
 * Indentation is the sponsor tree; `under=x` puts somebody under x in the placement tree.
 */
import type { Store } from "./trial-store.ts";

export const SHEET = "2026-01/0";

export interface Drawn {
  id: string;
  sponsor: string | null;
  parent: string | null;
  properties: { [name: string]: bigint | string | boolean };
}

const NUMBERS: { [short: string]: string } = {
  pv: "personalVolume",
  gv: "groupVolume",
  tv: "totalVolume",
  cv: "personalCommissionable",
  title: "title",
  before: "titleBefore",
  paidAs: "paidAs",
};

/** People in the order of their lines. */
export function familyTree(text: string): Drawn[] {
  const above: { id: string; indent: number }[] = [];
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const indent = line.length - line.trimStart().length;
      const [id = "", ...words] = line.trim().split(/\s+/);
      while (above.length > 0 && above.at(-1)!.indent >= indent) above.pop();
      const sponsor = above.at(-1)?.id ?? null;
      above.push({ id, indent });
      const drawn: Drawn = { id, sponsor, parent: null, properties: {} };
      for (const word of words) {
        const [key = "", value = ""] = word.split("=");
        if (key === "under") drawn.parent = value;
        else if (key in NUMBERS) drawn.properties[NUMBERS[key]!] = BigInt(value);
        else drawn.properties[key] = /^(true|false)$/.test(value) ? value === "true" : value;
      }
      return drawn;
    });
}

const BLANK = {
  ...{ personalVolume: 0n, groupVolume: 0n, totalVolume: 0n },
  ...{ personalCommissionable: 0n, groupCommissionable: 0n, totalCommissionable: 0n },
  ...{ soldVolume: 0n, soldCommissionable: 0n, balanceBefore: 0n },
  ...{ status: "active", active: true, titleBefore: 0n, title: 0n, paidAs: 0n, bestPaidAs: 0n },
  brokeAway: false,
};

/** Empties the store and draws the people, in this order, their edges in the opposite one. */
export async function drawSheet(store: Store, people: readonly Drawn[]): Promise<void> {
  await store.empty();
  await store.query('CREATE (:Sheet {id: $sheet, periodId: "2026-01", epoch: 0})', {
    sheet: SHEET,
  });
  const rows = people.map(({ id, sponsor, parent, properties }) => ({
    ...{ id, sponsor, parent },
    properties: {
      ...{ ...BLANK, payable: properties.status !== "terminated" },
      ...{ ...properties, sheet: SHEET, distributorId: id },
    },
  }));
  await store.query(
    `UNWIND $rows AS row
     CREATE (d:Person:Distributor {id: row.id, status: row.properties.status})
     CREATE (s:Standing)-[:OF]->(d) SET s = row.properties`,
    { rows },
  );
  for (const [key, type] of [
    ["sponsor", "UNDER_SPONSOR"],
    ["parent", "UNDER_PLACEMENT"],
  ] as const) {
    await store.query(
      `UNWIND $rows AS row WITH row WHERE row[$key] IS NOT NULL
       MATCH (s:Standing {sheet: $sheet, distributorId: row.id})
       MATCH (a:Standing {sheet: $sheet, distributorId: row[$key]})
       CREATE (s)-[:$($type)]->(a)`,
      { rows: [...rows].reverse(), key, type, sheet: SHEET },
    );
  }
}

/** A chain of so many people; p0 is at the top. */
export function chainOf(length: number, properties: (i: number) => Drawn["properties"]): Drawn[] {
  return Array.from({ length }, (_, i) => ({
    ...{ id: `p${i}`, sponsor: i === 0 ? null : `p${i - 1}`, parent: null },
    properties: properties(i),
  }));
}

/** The same people in an order that a seed decides. */
export function shuffled<T>(all: readonly T[], seed: number): T[] {
  const keyed = all.map((one, i) => ({ one, key: Math.imul(i + 1, 2654435761 ^ seed) >>> 0 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
}
