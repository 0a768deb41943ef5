/**
 * The typed rows of a company's tables, and what a table reader knows while it makes them.
 *
 * A row with a faulty cell keeps its id (so that nothing that refers to it is reported as missing)
 * and is marked as not sound; a file with such a row is never written.
 */
import type { FaultList } from "../csv/fault.ts";
import type { TableRow } from "../csv/read-table.ts";
import type { InstantResult } from "../plan/instant.ts";
import type { OrderKind } from "../plan/order-kind.ts";
import type { Plan } from "../plan/plan.ts";
import { isRefusal, type Refusal } from "./cell.ts";
import type { Mode } from "./columns.ts";

export const distributorStatuses = ["active", "suspended", "terminated"] as const;
export type Status = (typeof distributorStatuses)[number];
export const customerKinds = ["retail", "preferred"] as const;
export type CustomerKind = (typeof customerKinds)[number];

export interface RowBase {
  line: number;
  /** null: the id itself is faulty. */
  id: string | null;
  sound: boolean;
}

export interface DistributorRow extends RowBase {
  name: string;
  email: string;
  country: string;
  /** Epoch milliseconds; null when faulty. */
  joinedAt: number | null;
  /** References; empty where there is none. */
  sponsorId: string;
  placementParentId: string;
  placementLeg: string;
  status: Status;
  /** Rank id of the career title; empty for none. */
  title: string;
}

export interface CustomerRow extends RowBase {
  name: string;
  email: string;
  distributorId: string;
  /** Empty where nobody is named. */
  enrolledById: string;
  kind: CustomerKind;
}

export interface OrderRow extends RowBase {
  buyerId: string;
  placedAt: number | null;
  currency: string;
  /** Minor units; null where the table does not say. */
  totalMinor: bigint | null;
  /** Hundredths of a point, positive also for a return. */
  qualifying: bigint;
  commissionable: bigint;
  kind: OrderKind;
  /** The order that a return returns; empty else. */
  returnsOrderId: string;
  /** The company's code of what was sold, for bonuses that pay on some products only; empty for none. */
  product: string;
}

export interface OpeningRow extends RowBase {
  distributorId: string;
  /** carryLeft, carryRight, balance, graceUsed, lifetimeVolume, goal, goal:<period> or paidOnce:<bonus>. */
  name: string;
  /** Hundredths of a point, minor units (balance) or a count, by the name. */
  value: bigint;
}

/** What rows are read with. */
export interface RowSettings {
  plan: Plan;
  mode: Mode;
  /** Rank ids and bonus ids of the plan. */
  titles: Set<string>;
  bonuses: Set<string>;
  readJoinedOn: (text: string) => InstantResult;
  readPlacedAt: (text: string) => InstantResult;
}

/** The cells of the row at hand, by column name. */
export interface Cells {
  line: number;
  /** "" where the table has no such column. */
  text(column: string): string;
  /** Whether the table has the column. */
  has(column: string): boolean;
  /** The value, or the fallback after the refusal has been noted as a fault of this cell. */
  take<T, F>(column: string, value: T | Refusal, fallback: F): T | F;
  /** Whether every cell taken so far was right. */
  sound(): boolean;
}

/** A reusable view of rows under one header. */
export function cellsUnder(header: string[], file: string, faults: FaultList) {
  const places = new Map(header.map((column, index) => [column, index]));
  let row: TableRow = { line: 1, cells: [] };
  let sound = true;
  const cells: Cells = {
    line: 1,
    has: (column) => places.has(column),
    text: (column) => {
      const place = places.get(column);
      return place === undefined ? "" : (row.cells[place] ?? "");
    },
    take: (column, value, fallback) => {
      if (!isRefusal(value)) return value;
      sound = false;
      faults.add(file, row.line, column, value.reason);
      return fallback;
    },
    sound: () => sound,
  };
  return (next: TableRow): Cells => {
    row = next;
    cells.line = next.line;
    sound = true;
    return cells;
  };
}
