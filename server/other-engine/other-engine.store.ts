/** Another engine's results in the graph: records, lines, differences. */
import type { Fault } from "../csv/fault.ts";
import type { Graph, Transaction } from "../graph/graph.ts";
import type { Comparison, Difference } from "./compare.ts";
import type { TheirLine } from "./their-file.ts";

/** A record; sums and groups are null until it was compared once. */
export interface ResultRow {
  [key: string]: unknown;
  id: string;
  periodId: string;
  source: string;
  bonusesJson: string;
  actorId: string;
  receivedAt: bigint;
  state: "waiting" | "comparing" | "done" | "refused" | "failed";
  stored: boolean;
  rows: bigint;
  failure: string | null;
  faultCount: bigint;
  runId: string | null;
  sheet: string | null;
  ours: bigint | null;
  theirs: bigint | null;
  persons: bigint | null;
  groupsJson: string | null;
}

/** Rows written in one transaction. */
const PART = 10_000;

export async function announce(
  graph: Graph,
  input: {
    id: string;
    periodId: string;
    source: string;
    bonusesJson: string;
    actorId: string;
    at: number;
    state: "waiting" | "comparing";
  },
): Promise<void> {
  await graph.write("other-engine/announce-result", input);
}

export async function resultById(graph: Graph, id: string): Promise<ResultRow | null> {
  const [row] = await graph.read<ResultRow>("other-engine/results-by-id", { ids: [id] });
  return row ?? null;
}

export function resultsPage(
  graph: Graph,
  input: { before: { at: bigint; id: string } | null; limit: number },
): Promise<ResultRow[]> {
  const { before, limit } = input;
  const from = { beforeAt: before?.at ?? null, beforeId: before?.id ?? null };
  return graph.read("other-engine/results-page", { ...from, limit });
}

/** Ids of what waits to be compared. */
export async function waitingResults(graph: Graph): Promise<string[]> {
  return (await graph.read<{ id: string }>("other-engine/waiting-results")).map(({ id }) => id);
}

/** Keeps lines; `first` is the place of the first one in the file. */
export async function writeLines(
  graph: Graph,
  result: string,
  first: number,
  lines: readonly TheirLine[],
): Promise<void> {
  for (let at = 0; at < lines.length; at += PART) {
    const rows = lines.slice(at, at + PART).map((line, i) => ({ ...line, n: first + at + i }));
    await graph.write("other-engine/write-lines", { result, rows });
  }
}

export async function markStored(graph: Graph, id: string, rows: number): Promise<void> {
  await graph.write("other-engine/mark-stored", { id, rows });
}

export async function linesOfResult(graph: Graph, result: string): Promise<TheirLine[]> {
  const lines: TheirLine[] = [];
  type Row = Omit<TheirLine, "level"> & { level: bigint | null } & Record<string, unknown>;
  for await (const row of graph.stream<Row>("other-engine/lines-of-result", { result })) {
    const { distributorId, bonus, orderId, sourceId, level, amountMinor } = row;
    const place = level === null ? null : Number(level);
    lines.push({ distributorId, bonus, orderId, sourceId, level: place, amountMinor });
  }
  return lines;
}

/** What everybody of a sheet carried into the period, minor units. */
export async function carriedOfSheet(graph: Graph, sheet: string): Promise<Map<string, bigint>> {
  const rows = await graph.read<{ distributorId: string; carried: bigint }>(
    "other-engine/carried-of-sheet",
    { sheet },
  );
  return new Map(rows.map(({ distributorId, carried }) => [distributorId, carried]));
}

/** Hundredths of a point by order of the period. */
export async function volumeOfOrders(
  graph: Graph,
  input: { from: number; until: number; decided: bigint },
): Promise<Map<string, bigint>> {
  const rows = await graph.read<{ orderId: string; volume: bigint }>(
    "other-engine/volume-of-orders",
    input,
    { timeout: 600_000 },
  );
  return new Map(rows.map(({ orderId, volume }) => [orderId, volume]));
}

/** Replaces what an earlier comparison found. */
export async function replaceDifferences(
  graph: Graph,
  result: string,
  differences: readonly Difference[],
): Promise<void> {
  for (let cleared = 1n; cleared > 0n;) {
    const [row] = await graph.write<{ cleared: bigint }>("other-engine/clear-differences", {
      ...{ result, limit: PART },
    });
    cleared = row?.cleared ?? 0n;
  }
  for (let at = 0; at < differences.length; at += PART) {
    const rows = differences.slice(at, at + PART).map((one, i) => ({
      ...{ place: at + i, cause: one.cause, distributorId: one.distributorId, bonus: one.bonus },
      ...{ ours: one.oursMinor, theirs: one.theirsMinor, difference: one.differenceMinor },
      ...{ orders: one.orders, orderId: one.orderId },
    }));
    await graph.write("other-engine/write-differences", { result, rows });
  }
}

/** Ends a comparison; groups are kept as text, their sums as decimal digits. */
export async function finish(
  tx: Transaction,
  input: { id: string; runId: string; sheet: string; comparison: Comparison },
): Promise<void> {
  const { comparison, ...record } = input;
  const { oursMinor: ours, theirsMinor: theirs, persons, groups } = comparison;
  const groupsJson = JSON.stringify(groups, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  await tx.run("other-engine/finish-result", { ...record, ours, theirs, persons, groupsJson });
}

/** Ends without a comparison. */
export async function end(
  graph: Graph,
  input: {
    id: string;
    state: "refused" | "failed";
    failure: string | null;
    faultCount: number;
    faults: readonly Fault[];
  },
): Promise<void> {
  const { faults, ...record } = input;
  await graph.write("other-engine/end-result", { ...record, faultsJson: JSON.stringify(faults) });
}

export async function faultsOf(graph: Graph, id: string): Promise<Fault[]> {
  const [row] = await graph.read<{ faultsJson: string }>("other-engine/faults-of-result", { id });
  return row === undefined ? [] : (JSON.parse(row.faultsJson) as Fault[]);
}

export interface DifferenceRow {
  [key: string]: unknown;
  place: bigint;
  cause: string;
  distributorId: string;
  bonus: string;
  ours: bigint;
  theirs: bigint;
  difference: bigint;
  orders: bigint;
  orderId: string | null;
}

export function differencesPage(
  graph: Graph,
  input: { result: string; cause: string | null; after: bigint; limit: number },
): Promise<DifferenceRow[]> {
  return graph.read("other-engine/differences-page", input);
}

/** Every difference, page by page, the largest first. */
export async function* allDifferences(
  graph: Graph,
  result: string,
): AsyncGenerator<DifferenceRow, void> {
  let after = -1n;
  for (;;) {
    const rows = await differencesPage(graph, { result, cause: null, after, limit: PART });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PART) return;
    after = last.place;
  }
}
