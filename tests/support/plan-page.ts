/**
 * A worked statement of docs/plans against the run that it tells of: every row of its tables, every tree and
 * every sum on the page is looked at, and every line of the statement must be on it.
 *
 * A table belongs to the last heading above it that names a file; its columns are that file's, and `by hand`
 * holds the sum that makes an amount.
 */
import { TABLES, type Tables } from "../../server/trial/tables.ts";
import { sumsOf, valueOf } from "./sums.ts";

/** Rows of a company's own tables, by their columns. */
export type Cells = { [column: string]: string };

/** What a page is held against. */
export interface Told {
  tables: Tables;
  people: Cells[];
  customers: Cells[];
  orders: Cells[];
  /** Who stands under whom, once everybody has a place. */
  placedUnder: ReadonlyMap<string, string>;
  planText: string;
}

interface Table {
  file: string;
  columns: string[];
  rows: Cells[];
}

interface Page {
  text: string;
  who: string;
  period: string;
  tables: Table[];
}

const HAND = "by hand";
const RESULTS = ["commissions", "lines", "standings", "payments"] as const;

/** Sentences for everything on a page that is not as the run says; none where all of it is. */
export function faultsOfPage(text: string, told: Told): string[] {
  const head = /\*\*.+ \((D\d+)\)\*\*, \*\*(20\d\d-\w+)\*\*/.exec(text);
  if (head === null) return ["The page does not begin with its person and period."];
  const [, who = "", period = ""] = head;
  const page = { text, who, period, tables: tablesOf(text) };
  return [
    ...page.tables.flatMap((table) => faultsOfTable(table, page, told)),
    ...linesMissing(page, told),
    ...treesThatDiffer(page, told),
    ...sumsOf(text).flatMap(({ said, holds }) => (holds ? [] : [`It does not add up: ${said}`])),
    ...sumsMissing(page, told),
    ...figuresOutOfNowhere(page, told),
  ];
}

function tablesOf(text: string): Table[] {
  const tables: Table[] = [];
  let file = "";
  let open: Table | null = null;
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (!line.startsWith("|")) open = null;
    if (line.startsWith("#")) file = /`(\w+)\.csv`/.exec(line)?.[1] ?? "";
    if (!line.startsWith("|") || file === "") continue;
    const cells = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", ""));
    if (open === null) tables.push((open = { file, columns: cells, rows: [] }));
    else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) {
      open.rows.push(Object.fromEntries(cells.map((cell, i) => [open!.columns[i] ?? "", cell])));
    }
  }
  return tables;
}

/** The rows that a table of the page may show. */
function sourceOf(file: string, { who, period }: Page, told: Told): Cells[] {
  if (file === "distributors") return told.people;
  if (file === "customers") return told.customers;
  if (file === "orders") return told.orders;
  const name = RESULTS.find((one) => one === file);
  if (name === undefined) throw new Error(`The page names ${file}.csv, which it cannot show.`);
  const rows = told.tables[name].map((row) =>
    Object.fromEntries(TABLES[name].columns.map((column, i) => [column, row[i] ?? ""])),
  );
  return name === "lines" || name === "payments"
    ? rows.filter((row) => row.distributorId === who && row.period === period)
    : rows;
}

function faultsOfTable(table: Table, page: Page, told: Told): string[] {
  const source = sourceOf(table.file, page, told);
  const columns = table.columns.filter((column) => column !== HAND);
  const ofPeriod = (row: Cells) =>
    row.period === undefined || table.columns.includes("period") || row.period === page.period;
  return table.rows.flatMap((row) => {
    const same = source.some(
      (one) => ofPeriod(one) && columns.every((column) => one[column] === row[column]),
    );
    const shown = columns.map((column) => row[column]).join(" ");
    const hand = row[HAND];
    const byHand =
      hand === undefined ||
      (hand.endsWith(`= ${row.amount}`) && (!row.volume || hand.startsWith(`${row.volume} ×`)));
    return [
      ...(same ? [] : [`${table.file}.csv has no row ${shown}`]),
      ...(byHand ? [] : [`The sum beside ${shown} is of other figures: ${hand}`]),
    ];
  });
}

/** Every line of the statement stands on the page, the unpaid ones too. */
function linesMissing(page: Page, told: Told): string[] {
  const shown = page.tables
    .filter(({ file }) => file === "lines")
    .flatMap(({ columns, rows }) => rows.map((row) => ({ columns, row })));
  return sourceOf("lines", page, told)
    .filter(
      (line) =>
        !shown.some(
          ({ columns, row }) =>
            columns.includes(line.reason === "" ? HAND : "reason") &&
            columns.every((column) => column === HAND || row[column] === line[column]),
        ),
    )
    .map(({ bonus, orderId, sourceId }) => `The line ${bonus} ${orderId} ${sourceId} is missing.`);
}

const TREE = /```(sponsor|placement)\n([\s\S]*?)```/g;

/** Trees as indented text: name, id, personal volume; below each stand those under him. */
function treesThatDiffer(page: Page, { people, placedUnder, tables }: Told): string[] {
  const byId = new Map(people.map((one) => [one.id!, one]));
  const volumes = new Map(
    tables.standings
      .filter(([period]) => period === page.period)
      .map(([, id, personalVolume]) => [id!, personalVolume!]),
  );
  return [...page.text.matchAll(TREE)].flatMap(([, kind, block = ""]) => {
    const way: string[] = [];
    return block
      .split("\n")
      .filter((line) => line !== "")
      .flatMap((line) => {
        const [, indent = "", name, id = "", volume] =
          /^( *)(.+) (D\d+) +(\d+\.\d\d)$/.exec(line) ?? [];
        const depth = indent.length / 2;
        const above = depth === 0 ? undefined : way[depth - 1];
        way.splice(depth, way.length, id);
        const person = byId.get(id);
        const parent = kind === "sponsor" ? person?.sponsorId : placedUnder.get(id);
        const right =
          person?.name === name &&
          volumes.get(id) === volume &&
          (above === undefined || above === parent);
        return right ? [] : [`The ${kind} tree is another at: ${line.trim()}`];
      });
  });
}

/** Each commission, and what is earned in all, is the end of a sum on the page. */
function sumsMissing(page: Page, told: Told): string[] {
  const ends = new Set(sumsOf(page.text).map(({ end }) => valueOf(end)));
  const earned = sourceOf("payments", page, told).map(({ earned: amount }) => amount!);
  const commissions = sourceOf("commissions", page, told)
    .filter(({ distributorId, period }) => distributorId === page.who && period === page.period)
    .map(({ amount }) => amount!);
  return [...commissions, ...earned]
    .filter((amount) => !ends.has(valueOf(amount)))
    .map((amount) => `No sum on the page ends in ${amount}.`);
}

const AMOUNT = /\d+\.\d\d/g;

/** What the text says in passing stands in a table, a tree or a sum, too, or in the plan. */
function figuresOutOfNowhere({ text, tables }: Page, { planText }: Told): string[] {
  const known = [
    ...tables.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row))),
    ...[...text.matchAll(TREE)].map(([tree]) => tree),
    ...sumsOf(text).map(({ said }) => said),
    planText,
  ];
  const figures = new Set(known.flatMap((one) => one.match(AMOUNT) ?? []));
  const prose = text
    .replaceAll(TREE, "")
    .split("\n")
    .filter((line) => !line.trim().startsWith("|"))
    .join(" ")
    .replaceAll(/\s+/g, " ");
  const said = sumsOf(prose).reduce((rest, sum) => rest.replace(sum.said, ""), prose);
  return (said.match(AMOUNT) ?? [])
    .filter((figure) => !figures.has(figure))
    .map((figure) => `${figure} stands nowhere else on the page.`);
}
