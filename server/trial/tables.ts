/** The tables of a trial: their columns, keys, and which of their cells are numbers. */

export type TableName = "commissions" | "lines" | "standings" | "payments" | "exceptions";

export interface TableShape {
  columns: readonly string[];
  /** What an expected row must name. */
  keys: readonly string[];
  /** Compared by value: 96 equals 96.00. */
  numbers: readonly string[];
}

const VOLUMES = ["personalVolume", "groupVolume", "totalVolume"];
const CARRIES = ["carryLeft", "carryRight", "flushedLeft", "flushedRight"];
const BALANCES = ["earned", "adjusted", "withheld", "held", "paid", "carried"];

/** Every table begins with the period. */
export const TABLES: Record<TableName, TableShape> = {
  commissions: {
    columns: ["period", "distributorId", "bonus", "amount", "currency"],
    keys: ["period", "distributorId", "bonus"],
    numbers: ["amount"],
  },
  lines: {
    columns: [
      ...["period", "distributorId", "bonus", "orderId", "sourceId", "level", "paidLevel"],
      ...["rate", "volume", "amount", "reason"],
    ],
    keys: ["period", "distributorId", "bonus"],
    numbers: ["level", "paidLevel", "rate", "volume", "amount"],
  },
  standings: {
    columns: ["period", "distributorId", ...VOLUMES, "active", "title", "paidAs", ...CARRIES],
    keys: ["period", "distributorId"],
    numbers: [...VOLUMES, ...CARRIES],
  },
  payments: {
    columns: ["period", "distributorId", "currency", ...BALANCES],
    keys: ["period", "distributorId"],
    numbers: BALANCES,
  },
  exceptions: {
    columns: ["period", "code", "subject", "blocking"],
    keys: ["period", "code", "subject"],
    numbers: [],
  },
};

/** The names in the order in which they are written and compared. */
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Rows of a table: one text a column, empty where a cell does not apply. */
export type Rows = string[][];

/** All tables of a trial. */
export type Tables = Record<TableName, Rows>;

/** Sorted bytewise, column by column. */
export function sortRows(rows: Rows): Rows {
  return rows.sort((a, b) => {
    for (let i = 0; i < a.length; i++) {
      const order = compareBytes(a[i] ?? "", b[i] ?? "");
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
