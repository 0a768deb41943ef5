/**
 * Writes big companies for measuring and for the demo of scale: seeded, so two runs give the same bytes.
 *
 * Widths are heavy-tailed (most enrol nobody, a few enrol hundreds), a few legs run deep, orders
 * follow a few large sellers. The placement tree is binary.
 */
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";

export interface BigCompany {
  distributors: number;
  orders: number;
  seed: number;
  /** People of one enrolment leg that runs straight down; 0 where absent. */
  chain?: number;
  /** Customers; a fifth of the distributors where absent. */
  customers?: number;
  /** Career titles to hand out, the lowest first; none where absent. */
  titles?: string[];
}

/** The instants between which the orders are placed: November 2026 in UTC. */
export const orderMonth = { from: Date.UTC(2026, 10, 1), until: Date.UTC(2026, 11, 1) };

/** A generator of numbers in [0, 1) that a seed determines (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Writes distributors.csv, customers.csv and orders.csv into a folder (made where missing). */
export async function writeCompany(folder: string, company: BigCompany): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const random = seeded(company.seed);
  const sponsors = sponsorsOf(company, random);
  const places = placesOf(sponsors, random);
  const customers = company.customers ?? Math.floor(company.distributors / 5);
  await writeLines(join(folder, "distributors.csv"), distributorLines(company, sponsors, places));
  await writeLines(join(folder, "customers.csv"), customerLines(company, customers, random));
  await writeLines(join(folder, "orders.csv"), orderLines(company, customers, random));
}

/** Sponsor of each distributor by number, -1 for the first. */
function sponsorsOf(company: BigCompany, random: () => number): Int32Array {
  const sponsors = new Int32Array(company.distributors).fill(-1);
  const chain = Math.min(company.chain ?? 0, company.distributors - 1);
  for (let number = 1; number < company.distributors; number += 1) {
    if (number <= chain) sponsors[number] = number - 1;
    // Half by early joiners (heavy tail), half by anybody who was there.
    else if (random() < 0.5) sponsors[number] = Math.floor(number * random() ** 3);
    else sponsors[number] = Math.floor(number * random());
  }
  return sponsors;
}

interface Places {
  parent: Int32Array;
  leg: Uint8Array;
}

/**
 * Binary placement below the sponsor: one in ten at the foot of his outer leg, so that a few legs run
 * deep, the others at the first free place of a random way down.
 */
function placesOf(sponsors: Int32Array, random: () => number): Places {
  const count = sponsors.length;
  const parent = new Int32Array(count).fill(-1);
  const leg = new Uint8Array(count);
  // The lowest person on the outer leg that begins at a place, found by path halving.
  const end = [0, 1].map(() => Int32Array.from({ length: count }, (_, number) => number));
  const bottomOf = (side: number, start: number) => {
    const ends = end[side]!;
    let at = start;
    while (ends[at] !== at) {
      ends[at] = ends[ends[at]!]!;
      at = ends[at]!;
    }
    return at;
  };
  const child = [0, 1].map(() => new Int32Array(count).fill(-1));
  for (let number = 1; number < count; number += 1) {
    let side = number % 2;
    let bottom = sponsors[number]!;
    if (number % 10 === 0) bottom = bottomOf(side, bottom);
    else {
      while (child[side]![bottom] !== -1) {
        bottom = child[side]![bottom]!;
        side = random() < 0.5 ? 0 : 1;
      }
    }
    child[side]![bottom] = number;
    parent[number] = bottom;
    leg[number] = side;
    end[side]![bottom] = number;
  }
  return { parent, leg };
}

export const distributorId = (number: number) => `D${String(number).padStart(7, "0")}`;
const customerId = (number: number) => `C${String(number).padStart(7, "0")}`;
const countries = ["US", "IN", "DE", "MX", "PH", "BR"];
const names = [
  "Ada",
  "Ben",
  "Chitra",
  "Dmitri",
  "Elif",
  "Farah",
  "Gabriel",
  "Hana",
  "Ivan",
  "Júlia",
];
const surnames = [
  "Okafor",
  "Müller",
  "Sharma",
  "Reyes",
  "Silva",
  "Novak",
  "Kim",
  "Haddad",
  "Ngata",
];

export function nameOf(number: number): string {
  return `${names[number % names.length]!} ${surnames[Math.floor(number / 10) % surnames.length]!}`;
}

function* distributorLines(company: BigCompany, sponsors: Int32Array, places: Places) {
  yield "id,name,email,country,joinedOn,sponsorId,placementParentId,placementLeg,status,title";
  const firstJoin = Date.UTC(2019, 0, 1);
  const step = (Date.UTC(2026, 9, 25) - firstJoin) / company.distributors;
  for (let number = 0; number < company.distributors; number += 1) {
    const joinedOn = new Date(firstJoin + Math.floor(number * step)).toISOString().slice(0, 10);
    const above = sponsors[number]!;
    const parent = places.parent[number]!;
    const status = number % 97 === 96 ? "terminated" : number % 61 === 60 ? "suspended" : "active";
    const titles = company.titles ?? [];
    const title = titles[Math.floor(titles.length * (1 / (1 + number / 20))) - 1] ?? "";
    const sponsor = above === -1 ? "" : distributorId(above);
    const place =
      parent === -1
        ? ","
        : `${distributorId(parent)},${places.leg[number] === 0 ? "left" : "right"}`;
    yield (
      `${distributorId(number)},${nameOf(number)},d${number}@example.com,${countries[number % 6]!},` +
      `${joinedOn},${sponsor},${place},${status},${title}`
    );
  }
}

function* customerLines(company: BigCompany, customers: number, random: () => number) {
  yield "id,name,email,distributorId,enrolledById,kind";
  for (let number = 0; number < customers; number += 1) {
    const owner = distributorId(Math.floor(company.distributors * random() ** 2));
    const kind = number % 3 === 0 ? "preferred" : "retail";
    yield `${customerId(number)},${nameOf(number)},c${number}@example.com,${owner},${owner},${kind}`;
  }
}

/** Points between 10.00 and about 500.00, most of them low. */
function hundredthsOf(random: () => number): number {
  return 1_000 + Math.floor(49_000 * random() ** 3);
}

function decimal(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
}

function* orderLines(company: BigCompany, customers: number, random: () => number) {
  yield "id,buyerId,placedAt,currency,total,qualifyingVolume,commissionableVolume,kind,returnsOrderId";
  const step = (orderMonth.until - orderMonth.from) / company.orders;
  let kept: { id: string; buyer: string; points: number } | null = null;
  for (let number = 0; number < company.orders; number += 1) {
    const placedAt = new Date(orderMonth.from + Math.floor(number * step)).toISOString();
    const id = `O${String(number).padStart(8, "0")}`;
    if (number % 50 === 49 && kept !== null) {
      const half = Math.floor(kept.points / 2);
      yield orderLine(id, kept.buyer, placedAt, half, "return", kept.id);
      continue;
    }
    const byCustomer = customers > 0 && random() < 0.3;
    const buyer = byCustomer
      ? customerId(Math.floor(customers * random()))
      : distributorId(Math.floor(company.distributors * random() ** 1.5));
    const points = hundredthsOf(random);
    const kind = number % 4 === 0 ? "autoship" : number % 40 === 7 ? "starter" : "order";
    kept = { id, buyer, points };
    yield orderLine(id, buyer, placedAt, points, kind, "");
  }
}

function orderLine(
  id: string,
  buyer: string,
  placedAt: string,
  points: number,
  kind: string,
  returns: string,
): string {
  const volume = decimal(points);
  const commissionable = decimal(Math.floor((points * 9) / 10));
  const total = decimal(Math.floor((points * 6) / 5));
  return `${id},${buyer},${placedAt},USD,${total},${volume},${commissionable},${kind},${returns}`;
}

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path);
  let block = "";
  for (const line of lines) {
    block += `${line}\n`;
    if (block.length < 1 << 20) continue;
    if (!file.write(block))
      await new Promise<void>((resolve) => file.once("drain", () => resolve()));
    block = "";
  }
  file.end(block);
  await finished(file);
}
