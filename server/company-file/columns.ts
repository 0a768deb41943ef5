/** The tables of a company: file names, columns, and which of them a trial can do without. */

export type TableName = "distributors" | "customers" | "orders" | "opening";

/** "company": what an import takes. "trial": only the needed columns must be there. */
export type Mode = "company" | "trial";

export interface TableShape {
  file: string;
  columns: readonly string[];
  /** The columns that a trial needs; the others may be absent there. */
  trialColumns: readonly string[];
  /** Columns that an import can do without too. */
  optionalColumns?: readonly string[];
}

export const tableNames: readonly TableName[] = ["distributors", "customers", "orders", "opening"];

export const tableShapes: Record<TableName, TableShape> = {
  distributors: {
    file: "distributors.csv",
    columns: [
      "id",
      "name",
      "email",
      "country",
      "joinedOn",
      "sponsorId",
      "placementParentId",
      "placementLeg",
      "status",
      "title",
    ],
    trialColumns: ["id", "joinedOn", "sponsorId", "status"],
  },
  customers: {
    file: "customers.csv",
    columns: ["id", "name", "email", "distributorId", "enrolledById", "kind"],
    trialColumns: ["id", "distributorId"],
  },
  orders: {
    file: "orders.csv",
    columns: [
      "id",
      "buyerId",
      "placedAt",
      "currency",
      "total",
      "qualifyingVolume",
      "commissionableVolume",
      "kind",
      "returnsOrderId",
      "product",
    ],
    optionalColumns: ["product"],
    trialColumns: ["id", "buyerId", "placedAt", "qualifyingVolume", "commissionableVolume", "kind"],
  },
  opening: {
    file: "opening.csv",
    columns: ["distributorId", "name", "value"],
    trialColumns: ["distributorId", "name", "value"],
  },
};

/** Which tables must be there: all are optional in an import, a trial needs people and orders. */
export const trialTables: readonly TableName[] = ["distributors", "orders"];
