/** Writes the demo company as the tables that any company is imported from. */
import { join } from "node:path";
import { writeTable, type Cell } from "../csv/write-table.ts";
import { tableShapes } from "../company-file/columns.ts";
import { formatUnits, formatVolume } from "../money/money.ts";
import type { Plan } from "../plan/plan.ts";
import type { Titled } from "./company.ts";
import type { DemoCustomer } from "./people.ts";
import type { Sale } from "./sales.ts";

/** A made-up company as its tables hold it. */
export interface CompanyRows {
  people: readonly Pick<Titled, PersonColumn>[];
  customers: readonly DemoCustomer[];
  sales: readonly Sale[];
  /** Debts that people brought along, minor units (negative). */
  debts: readonly { distributorId: string; minor: bigint }[];
}

type PersonColumn =
  | ("id" | "name" | "email" | "country" | "joinedOn")
  | ("sponsor" | "parent" | "leg" | "status" | "title");

/** Everything but what comes later; no table of opening figures where there are none. */
export async function writeCompanyFiles(
  folder: string,
  plan: Plan,
  company: CompanyRows,
): Promise<void> {
  const { people, customers, debts } = company;
  const idOf = (number: number) => people[number]?.id ?? "";
  const { distributors, customers: customerTable, opening } = tableShapes;
  await writeTable(
    join(folder, distributors.file),
    [...distributors.columns],
    people.map(({ id, name, email, country, joinedOn, sponsor, parent, leg, status, title }) => [
      ...[id, name, email, country, joinedOn],
      ...[idOf(sponsor), idOf(parent), leg, status, title],
    ]),
  );
  await writeTable(
    join(folder, customerTable.file),
    [...customerTable.columns],
    customers.map(({ id, name, email, owner, kind }) => [
      ...[id, name, email, idOf(owner), idOf(owner), kind],
    ]),
  );
  await writeSales(folder, plan, company.sales);
  if (debts.length === 0) return;
  await writeTable(
    join(folder, opening.file),
    [...opening.columns],
    debts.map(({ distributorId, minor }) => [
      ...[distributorId, "balance", formatUnits(minor, plan.currencyDigits)],
    ]),
  );
}

/** A table of orders. */
export async function writeSales(
  folder: string,
  plan: Plan,
  sales: readonly Sale[],
): Promise<void> {
  const rows = sales.map((sale): Cell[] => [
    sale.id,
    sale.buyerId,
    new Date(sale.placedAt).toISOString(),
    plan.currency,
    formatUnits(sale.total, plan.currencyDigits),
    formatVolume(sale.qualifying),
    formatVolume(sale.commissionable),
    sale.kind,
    sale.returns,
    null, // a basket of several products names none
  ]);
  const { file, columns } = tableShapes.orders;
  await writeTable(join(folder, file), [...columns], rows);
}
