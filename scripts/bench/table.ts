/** The table that a benchmark prints. */
import { cpus, loadavg } from "node:os";
import type { Used } from "./store.ts";

/** Lines cells up: the first column to the left, the others to the right, each as wide as it must be. */
export function lines(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!);
  return rows.map((cells) => cells.map(pad).join("   ").trimEnd()).join("\n");
}

export const whole = (value: number): string => Math.round(value).toLocaleString("en");
export const seconds = (value: number): string => `${value.toFixed(1)} s`;

/** How many times as long the last size took as the first; "" for a single size. */
export function ratio(values: number[]): string {
  if (values.length < 2) return "";
  const [first, last] = [values[0]!, values.at(-1)!];
  return first === 0 ? "" : (last / first).toFixed(1);
}

/** Rows on memory and processors: a title and one cell a size. */
export function usedRows(all: Used[]): [string, string[]][] {
  const cell = (value: number | null, unit: string) =>
    value === null ? "-" : `${whole(value)} ${unit}`;
  return [
    ["peak memory of Node", all.map(({ node }) => cell(node.peakMb, "MB"))],
    ["peak memory of Neo4j", all.map(({ neo4j }) => cell(neo4j.peakMb, "MB"))],
    ["processor time of Node", all.map(({ node }) => cell(node.cpuSeconds, "s"))],
    ["processor time of Neo4j", all.map(({ neo4j }) => cell(neo4j.cpuSeconds, "s"))],
  ];
}

/** What the figures were taken on. */
export function machine(): string {
  const [now = 0, , quarter = 0] = loadavg();
  return (
    `${cpus().length} processors, load ${now.toFixed(1)} at the end and ${quarter.toFixed(1)} over ` +
    "the last 15 minutes; the JVM is as new as its data."
  );
}

/** A table with a column a size, what was used below its rows, and what it was taken on. */
export function usageTable(
  title: string,
  all: readonly { size: number; used: Used }[],
  rows: string[][],
): string {
  const table = lines([
    [title, ...all.map(({ size }) => whole(size)), "ratio"],
    ...rows,
    ...usedRows(all.map(({ used }) => used)).map(([name, cells]) => [name, ...cells, ""]),
  ]);
  return [table, machine()].join("\n\n");
}
