/** What bringing the open periods up to date reads and keeps. */
import type { Graph, Row, Transaction } from "../graph/graph.ts";

/** Numbers of events: the newest, and the last one that the open periods stand up to. */
export interface EventsDue extends Row {
  /** An event waits for its number. */
  unnumbered: boolean;
  newest: bigint;
  followed: bigint;
  /** A period has begun that was never computed. */
  begun: boolean;
}

export async function eventsDue(graph: Graph): Promise<EventsDue> {
  const [row] = await graph.read<EventsDue>("live/events-due");
  return row ?? { unnumbered: false, newest: 0n, followed: 0n, begun: false };
}

/** Notes that the open periods stand up to an event. */
export async function moveCursor(graph: Graph, seq: bigint): Promise<void> {
  await graph.write("live/move-cursor", { seq });
}

/** For whom an order counts, or whose customer bought it, and at which instant (epoch ms). */
export interface Sale extends Row {
  id: string;
  at: bigint;
}

export function salesOf(graph: Graph, orderIds: readonly string[]): Promise<Sale[]> {
  return graph.read<Sale>("live/sales-of-orders", { orderIds });
}

/** Somebody whose figures can change. */
export interface Touched extends Row {
  id: string;
  depth: bigint;
  paidAs: bigint | null;
  sponsorId: string | null;
}

export function touchedBy(
  tx: Transaction,
  of: { sheet: string; edge: string; people: readonly string[] },
): Promise<Touched[]> {
  return tx.run<Touched>("live/touched", of);
}

/** Somebody on a sheet, with who stands directly above him in either tree. */
export interface OnSheet extends Row {
  id: string;
  parents: string[];
}

/** Those of some people who are on a sheet. */
export function parentsOnSheet(
  tx: Transaction,
  sheet: string,
  people: readonly string[],
): Promise<OnSheet[]> {
  return tx.run<OnSheet>("live/parents-on-sheet", { sheet, people });
}

/** Sets the depth of people whose places are new, and of everybody below them. */
export async function setDepths(
  tx: Transaction,
  of: { sheet: string; edge: string; people: readonly string[] },
): Promise<void> {
  await tx.run("live/set-depths", of);
}

/** Somebody who is paid as another rank now; rank numbers, 0n: none. */
export interface RankMoved extends Row {
  id: string;
  before: bigint;
  after: bigint;
}

export function ranksMoved(
  tx: Transaction,
  sheet: string,
  touched: readonly Touched[],
): Promise<RankMoved[]> {
  const before = touched.map(({ id, paidAs }) => ({ id, paidAs }));
  return tx.run<RankMoved>("live/ranks-moved", { sheet, before });
}

/** A sheet whose figures have moved since earnings were settled from them. */
export interface SheetMoved extends Row {
  sheet: string;
  periodId: string;
  /** How often they have moved until now. */
  moves: bigint;
}

export function sheetsMoved(graph: Graph): Promise<SheetMoved[]> {
  return graph.read<SheetMoved>("live/sheets-moved");
}

/** Notes that earnings are settled from what had moved. */
export async function markSettled(graph: Graph, moved: readonly SheetMoved[]): Promise<void> {
  if (moved.length === 0) return;
  const settled = moved.map(({ sheet, moves }) => ({ sheet, moves }));
  await graph.write("live/sheets-settled", { settled });
}

/** Who writes a sheet and how often its figures have moved: the same twice, and nothing has moved in between. */
export interface SheetStamp extends Row {
  epoch: bigint;
  moves: bigint;
  /** Epoch ms; null: never computed. */
  computedAt: bigint | null;
  /** Number of the last event that the open periods stand up to. */
  followed: bigint;
}

/** The stamp of a sheet; undefined: there is none. */
export async function stampOf(tx: Transaction, sheet: string): Promise<SheetStamp | undefined> {
  const [stamp] = await tx.run<SheetStamp>("live/sheet-stamp", { sheet });
  return stamp;
}
