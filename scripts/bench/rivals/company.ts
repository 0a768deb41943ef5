/** A bench company for those beside us: columns by number, and the same as CSV. */
import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import type { Columns } from "./arrays.ts";

interface Sale {
  seller: number;
  own: boolean;
  qualifying: number;
  commissionable: number;
}

/** The rows of one of the company's tables; it writes none with quotes. */
async function* rowsOf(dir: string, table: string): AsyncGenerator<string[]> {
  let head = true;
  for await (const line of createInterface({ input: createReadStream(join(dir, table)) })) {
    if (!head) yield line.split(",");
    head = false;
  }
}

const numberOf = (id: string) => Number(id.slice(1));
/** Decimal text with at most two digits to hundredths; a return takes volume back. */
const hundredths = (text: string) => Math.round(Number(text) * 100);

async function* salesOf(dir: string, owner: Int32Array): AsyncGenerator<Sale> {
  for await (const [, buyer = "", , , , points = "0", paid = "0", kind] of rowsOf(
    dir,
    "orders.csv",
  )) {
    const own = buyer.startsWith("D");
    const sign = kind === "return" ? -1 : 1;
    yield {
      seller: own ? numberOf(buyer) : owner[numberOf(buyer)]!,
      own,
      ...{ qualifying: sign * hundredths(points), commissionable: sign * hundredths(paid) },
    };
  }
}

/** Reads the company of a folder, and writes people.csv and sales.csv into another. */
export async function readForRivals(dir: string, into: string): Promise<Columns> {
  const sponsors: number[] = [];
  const gone: number[] = [];
  for await (const [, , , , , sponsor = "", , , status] of rowsOf(dir, "distributors.csv")) {
    sponsors.push(sponsor === "" ? -1 : numberOf(sponsor));
    gone.push(status === "terminated" ? 1 : 0);
  }
  const owners: number[] = [];
  for await (const [, , , owner = ""] of rowsOf(dir, "customers.csv")) owners.push(numberOf(owner));
  const sponsor = Int32Array.from(sponsors);
  const depth = new Int32Array(sponsor.length);
  const people = createWriteStream(join(into, "people.csv"));
  sponsor.forEach((above, at) => {
    depth[at] = above < 0 ? 0 : depth[above]! + 1;
    people.write(`${at},${above < 0 ? "" : above},${depth[at]},${gone[at] === 1 ? "t" : "f"}\n`);
  });
  people.end();
  const columns: Columns = {
    ...{ sponsor, terminated: Uint8Array.from(gone) },
    personal: new Float64Array(sponsor.length),
    commissionable: new Float64Array(sponsor.length),
    own: new Float64Array(sponsor.length),
  };
  const sales = createWriteStream(join(into, "sales.csv"));
  for await (const sale of salesOf(dir, Int32Array.from(owners))) {
    const { seller, own, qualifying, commissionable } = sale;
    columns.personal[seller]! += qualifying;
    columns.commissionable[seller]! += commissionable;
    if (own) columns.own[seller]! += commissionable;
    sales.write(`${seller},${own ? "t" : "f"},${qualifying},${commissionable}\n`);
  }
  sales.end();
  await Promise.all([finished(people), finished(sales)]);
  return columns;
}
