/** Checks orders.csv and opening.csv against the people: buyers, joining, returns, ids taken once. */
import { shown } from "../csv/fault.ts";
import { addOutsiders } from "./check-people.ts";
import { differs, inPages, type Check } from "./check.ts";
import { tableShapes } from "./columns.ts";
import type { KnownOrder } from "./known.ts";
import { addOrder } from "./orders.ts";
import { origin } from "./people.ts";
import { readCompanyTable } from "./read-company-table.ts";
import { openingHash, orderHash } from "./row-hash.ts";
import type { OpeningRow, OrderRow } from "./row.ts";

const { file } = tableShapes.orders;

export async function checkOrders(check: Check, onBytes: (bytes: number) => void): Promise<void> {
  const path = check.source.tables.orders;
  if (path === undefined) return;
  const rows = readCompanyTable("orders", path, check.settings, check.faults, { onBytes });
  for (;;) {
    const next = await rows.next();
    if (next.done === true) {
      if (!next.value) check.unread.add("orders");
      break;
    }
    await takeOrders(check, next.value);
  }
  await addReturned(check);
  checkReturns(check);
}

/** The same for orders that come without a file. */
export async function checkOrderRows(check: Check, rows: OrderRow[]): Promise<void> {
  await takeOrders(check, rows);
  await addReturned(check);
  checkReturns(check);
}

async function takeOrders(check: Check, rows: OrderRow[]): Promise<void> {
  const { known, orders, people } = check;
  const there = new Map<string, KnownOrder>();
  if (!known.empty) {
    const ids = rows.flatMap((row) => (row.id === null ? [] : [row.id]));
    for (const order of await inPages(ids, (page) => known.orders(page))) {
      there.set(order.id, order);
    }
    await addOutsiders(check, [...new Set(rows.map((row) => row.buyerId))]);
  }
  for (const row of rows) {
    check.counts.orders.rows += 1;
    const buyer = people.numberOf.get(row.buyerId) ?? -1;
    checkBuyer(check, row, buyer);
    if (row.id === null) continue;
    const earlier = orders.numberOf.get(row.id);
    if (earlier !== undefined) {
      const where = `line ${orders.lines[earlier]}`;
      check.faults.add(
        file,
        row.line,
        "id",
        `The id ${shown(row.id)} is taken by ${where}; every order needs an id of its own.`,
      );
      continue;
    }
    const stored = there.get(row.id);
    if (stored === undefined) check.counts.orders.fresh += 1;
    else if (row.sound && stored.rowHash !== orderHash(row)) {
      check.faults.add(file, row.line, "id", differs("The order", shown(row.id)));
    }
    const number = addOrder(orders, {
      id: row.id,
      origin: stored === undefined ? origin.new : origin.unchanged,
      line: row.line,
      buyer,
      placedAt: row.placedAt,
      isReturn: row.kind === "return",
    });
    if (row.returnsOrderId !== "") orders.returns.set(number, row.returnsOrderId);
  }
}

/** The buyer exists, and had joined (a customer: his distributor had) when the order was placed. */
function checkBuyer(check: Check, row: OrderRow, buyer: number): void {
  const { people, unread, faults } = check;
  if (row.buyerId === "") return;
  if (buyer === -1) {
    if (unread.has("distributors") || unread.has("customers")) return;
    faults.add(
      file,
      row.line,
      "buyerId",
      `The buyer ${shown(row.buyerId)} is not there; add the distributor or customer.`,
    );
    return;
  }
  const distributor = people.distributor[buyer]!;
  if (distributor < 0 || row.placedAt === null) return;
  const joinedAt = people.joinedAt[distributor]!;
  if (!(row.placedAt < joinedAt)) return;
  const who = people.isCustomer[buyer]
    ? `the buyer's distributor ${shown(people.ids[distributor]!)}`
    : `the buyer ${shown(row.buyerId)}`;
  faults.add(
    file,
    row.line,
    "placedAt",
    `The order was placed before ${who} joined; correct one of the two dates.`,
  );
}

/** Adds orders of the database that returns of the file name. */
async function addReturned(check: Check): Promise<void> {
  const { known, orders, people } = check;
  if (known.empty) return;
  const missing = [...new Set(orders.returns.values())].filter((id) => !orders.numberOf.has(id));
  const found = await inPages(missing, (page) => known.orders(page));
  await addOutsiders(check, [...new Set(found.map((order) => order.buyerId))]);
  for (const order of found) {
    addOrder(orders, {
      id: order.id,
      origin: origin.outside,
      line: 0,
      buyer: people.numberOf.get(order.buyerId) ?? -1,
      placedAt: order.placedAt,
      isReturn: order.kind === "return",
    });
  }
}

/** A return follows an order of the same buyer. */
function checkReturns(check: Check): void {
  const { orders, faults } = check;
  for (const [number, id] of orders.returns) {
    const report = (column: string, reason: string) =>
      faults.add(file, orders.lines[number]!, column, reason);
    const returned = orders.numberOf.get(id);
    if (returned === undefined) {
      if (check.unread.has("orders")) continue;
      report("returnsOrderId", `The returned order ${shown(id)} is not there; name one that is.`);
    } else if (orders.isReturn[returned]) {
      report("returnsOrderId", `${shown(id)} is itself a return; name the order that was bought.`);
    } else if (orders.buyer[returned] !== orders.buyer[number]) {
      report(
        "returnsOrderId",
        `The returned order ${shown(id)} is of another buyer; a return is its buyer's own.`,
      );
    } else if (orders.placedAt[number]! < orders.placedAt[returned]!) {
      report(
        "placedAt",
        `The return comes before the order ${shown(id)} that it returns; correct one of the two dates.`,
      );
    }
  }
}

/** Checks opening.csv: people who are there, each figure once. */
export async function checkOpening(check: Check, onBytes: (bytes: number) => void): Promise<void> {
  const path = check.source.tables.opening;
  if (path === undefined) return;
  const lines = new Map<string, number>();
  const rows = readCompanyTable("opening", path, check.settings, check.faults, { onBytes });
  for (;;) {
    const next = await rows.next();
    if (next.done === true) return;
    await takeOpening(check, next.value, lines);
  }
}

async function takeOpening(
  check: Check,
  rows: OpeningRow[],
  lines: Map<string, number>,
): Promise<void> {
  const { known, people, faults, unread } = check;
  const openingFile = tableShapes.opening.file;
  const there = new Map<string, string | null>();
  if (!known.empty) {
    const keys = rows.flatMap((row) => (row.id === null ? [] : [row.id]));
    for (const { key, rowHash } of await inPages(keys, (page) => known.openings(page))) {
      there.set(key, rowHash);
    }
    await addOutsiders(check, [...new Set(rows.map((row) => row.distributorId))]);
  }
  for (const row of rows) {
    check.counts.opening.rows += 1;
    if (row.id === null) continue;
    const earlier = lines.get(row.id);
    lines.set(row.id, row.line);
    const person = people.numberOf.get(row.distributorId);
    const missing = person === undefined && !unread.has("distributors");
    if (missing || (person !== undefined && people.isCustomer[person])) {
      const reason = `The distributor ${shown(row.distributorId)} is not there; add him or leave the row out.`;
      faults.add(openingFile, row.line, "distributorId", reason);
    }
    const stored = there.get(row.id);
    if (earlier !== undefined) {
      const reason = `This figure is given in line ${earlier} already; leave one of the two out.`;
      faults.add(openingFile, row.line, "name", reason);
    } else if (stored === undefined) {
      check.counts.opening.fresh += 1;
      check.freshOpenings.add(row.id);
    } else if (row.sound && stored !== openingHash(row)) {
      faults.add(openingFile, row.line, "value", differs("The opening figure", shown(row.id)));
    }
  }
}
