/**
 * Reads another engine's results: one CSV table, as a stream, every fault with its line and column.
 *
 * docs/other-engine.md has the columns. A bonus may go by the other engine's name; the mapping says
 * which of ours it is.
 */
import { shown, type FaultList } from "../csv/fault.ts";
import { readTable, type TableRow } from "../csv/read-table.ts";
import { parseDecimal } from "../money/money.ts";
import type { Plan } from "../plan/plan.ts";

/** The columns, in the order of the documentation. */
export const COLUMNS = [
  ...["period", "distributorId", "bonus", "orderId", "sourceId", "level", "amount", "currency"],
] as const;
const REQUIRED = ["period", "distributorId", "bonus", "amount", "currency"];
export const FILE = "lines.csv";

/** One amount of the other engine, by our bonus ids; null where the file leaves a detail open. */
export interface TheirLine {
  distributorId: string;
  bonus: string;
  orderId: string | null;
  sourceId: string | null;
  level: number | null;
  /** Minor units of the plan's currency. */
  amountMinor: bigint;
}

/** By what a file is read. */
export interface Reading {
  plan: Plan;
  periodId: string;
  /** Their name of a bonus -> our id; a name that is not there is taken for our id. */
  bonuses: Readonly<Record<string, string>>;
}

/**
 * The lines of a file, a chunk at a time. Returns false in the end when the table could not be read to
 * its end; a row with a fault is left out.
 */
export async function* readTheirFile(
  path: string,
  reading: Reading,
  faults: FaultList,
): AsyncGenerator<TheirLine[], boolean> {
  let header: readonly string[] | null = null;
  const source = readTable({ file: FILE, path }, faults);
  for (;;) {
    const next = await source.next();
    if (next.done === true) return next.value && header !== null;
    let rows = next.value;
    if (header === null && rows[0] !== undefined) {
      header = rows[0].cells;
      if (!soundHeader(header, faults)) {
        await source.return(false);
        return false;
      }
      rows = rows.slice(1);
    }
    const columns = header;
    if (columns !== null) yield rows.flatMap((row) => lineOf(row, columns, reading, faults) ?? []);
  }
}

function soundHeader(header: readonly string[], faults: FaultList): boolean {
  const before = faults.count;
  const known: readonly string[] = COLUMNS;
  header.forEach((column, at) => {
    if (header.indexOf(column) !== at) {
      faults.add(FILE, 1, column, `The column ${shown(column)} is there twice; remove one.`);
    } else if (!known.includes(column)) {
      const reason = `There is no column ${shown(column)}; the columns are ${COLUMNS.join(", ")}.`;
      faults.add(FILE, 1, column.slice(0, 40), reason);
    }
  });
  for (const column of REQUIRED.filter((one) => !header.includes(one))) {
    faults.add(FILE, 1, column, `The column ${column} is missing; add it to the header.`);
  }
  return faults.count === before;
}

function lineOf(
  row: TableRow,
  header: readonly string[],
  { plan, periodId, bonuses }: Reading,
  faults: FaultList,
): TheirLine | null {
  const before = faults.count;
  const fault = (column: string, reason: string) => faults.add(FILE, row.line, column, reason);
  if (row.cells.length !== header.length) {
    fault("", `The row has ${row.cells.length} fields and the header ${header.length}.`);
    return null;
  }
  const cell = (column: string) => row.cells[header.indexOf(column)] ?? "";
  const id = (column: string) => {
    const text = cell(column);
    if (text.length > 100) fault(column, `${shown(text)} is longer than 100 characters.`);
    return text;
  };
  const filled = (column: string) => {
    const text = id(column);
    if (text === "") fault(column, `The ${column} is empty; write one.`);
    return text;
  };
  if (cell("period") !== periodId) {
    fault("period", `${shown(cell("period"))} is not the period ${periodId} that is compared.`);
  }
  if (cell("currency") !== plan.currency) {
    fault("currency", `${shown(cell("currency"))} is not ${plan.currency}, the plan's currency.`);
  }
  const amount = parseDecimal(cell("amount"), plan.currencyDigits, { signed: true });
  if (!amount.ok) fault("amount", `${amount.reason}.`);
  const level = cell("level");
  if (!/^\d{0,5}$/.test(level)) fault("level", `${shown(level)} is not a level; write 1, 2, ...`);
  const name = filled("bonus");
  const line: TheirLine = {
    distributorId: filled("distributorId"),
    bonus: Object.hasOwn(bonuses, name) ? bonuses[name]! : name,
    orderId: id("orderId") || null,
    sourceId: id("sourceId") || null,
    level: level === "" ? null : Number(level),
    amountMinor: amount.ok ? amount.value : 0n,
  };
  return faults.count === before ? line : null;
}

export type MappingResult =
  { ok: true; bonuses: Record<string, string> } | { ok: false; reason: string };

/** Reads "their name = our id" lines; refuses a line of another form and a bonus the plan has not. */
export function readMapping(plan: Plan, text: string): MappingResult {
  const bonuses: Record<string, string> = {};
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (line === "") continue;
    const at = line.lastIndexOf("=");
    const [theirs, ours] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    if (at < 1 || theirs === "") {
      return { ok: false, reason: `${shown(line)} is not of the form "their name = our id".` };
    }
    if (!plan.bonuses.some(({ id }) => id === ours)) {
      const ids = plan.bonuses.map(({ id }) => id).join(", ");
      return { ok: false, reason: `The plan has no bonus ${shown(ours)}; it has ${ids}.` };
    }
    bonuses[theirs] = ours;
  }
  return { ok: true, bonuses };
}
