/**
 * One-off exceptions of a trial: ranks and titles that people are given by hand, with the reason.
 *
 * They go the way that they go on the platform: one asks, another approves, and then they count.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { faultList, type Fault, type FaultList } from "../csv/fault.ts";
import { readTable } from "../csv/read-table.ts";
import type { Graph } from "../graph/graph.ts";
import type { Plan } from "../plan/plan.ts";
import {
  approveOverride,
  requestOverride,
  type OverrideKind,
} from "../standing/override/override.service.ts";

export const OVERRIDES_FILE = "overrides.csv";

const COLUMNS = ["distributorId", "kind", "rank", "from", "until", "reason"] as const;

/** One row by column. */
type OverrideRow = Record<(typeof COLUMNS)[number], string> & { line: number };

/** Gives what the folder's file names; answers its faults. Without the file nothing is given. */
export async function giveOverrides(
  deps: { graph: Graph; clock: () => number },
  plan: Plan,
  dir: string,
): Promise<readonly Fault[]> {
  const path = join(dir, OVERRIDES_FILE);
  if (!existsSync(path)) return [];
  const faults = faultList();
  for (const row of await readRows(path, faults)) {
    const { kind } = row;
    if (kind !== "paidAs" && kind !== "title") {
      faults.add(OVERRIDES_FILE, row.line, "kind", "Write paidAs or title.");
      continue;
    }
    await give(deps, plan, { ...row, kind }, faults);
  }
  return faults.faults;
}

async function readRows(path: string, faults: FaultList): Promise<OverrideRow[]> {
  const rows: OverrideRow[] = [];
  let header: string[] | null = null;
  for await (const part of readTable({ file: OVERRIDES_FILE, path }, faults)) {
    for (const { line, cells } of part) {
      if (header === null) {
        header = cells.map((cell) => cell.trim());
        if (isHeader(header)) continue;
        faults.add(OVERRIDES_FILE, 1, "", `The columns are ${COLUMNS.join(", ")}, each once.`);
        return [];
      }
      const names: string[] = header;
      const cell = (column: string) => cells[names.indexOf(column)]?.trim() ?? "";
      rows.push({
        ...{ line, distributorId: cell("distributorId"), kind: cell("kind"), rank: cell("rank") },
        ...{ from: cell("from"), until: cell("until"), reason: cell("reason") },
      });
    }
  }
  return rows;
}

function isHeader(header: readonly string[]): boolean {
  return header.length === COLUMNS.length && COLUMNS.every((column) => header.includes(column));
}

async function give(
  deps: { graph: Graph; clock: () => number },
  plan: Plan,
  row: OverrideRow & { kind: OverrideKind },
  faults: FaultList,
): Promise<void> {
  const actor = { id: "trial", name: "Trial" };
  const asked = await requestOverride(deps, plan, { ...row, actor, key: `line ${row.line}` });
  const given =
    "refused" in asked
      ? asked
      : await approveOverride(deps, plan, {
          id: asked.id,
          actor: { id: "trial-approver", name: "Trial" },
        });
  if (!("refused" in given)) return;
  const column = given.refused.startsWith("invalid:") ? given.refused.slice(8) : "distributorId";
  faults.add(OVERRIDES_FILE, row.line, column, given.message);
}
