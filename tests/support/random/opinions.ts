/** The files of a company as the second opinion sees them, period by period. */
import { parse } from "csv-parse/sync";
import { periodsCovering } from "../../../server/plan/calendar.ts";
import { parseInstant } from "../../../server/plan/instant.ts";
import { parsePlan } from "../../../server/plan/parse-plan.ts";
import type { Plan } from "../../../server/plan/plan.ts";
import {
  entriesOf,
  peopleOf,
  type EntryRow,
  type People,
  type PersonRow,
} from "../../../server/second-opinion/company.ts";
import { spillPeople } from "../../../server/second-opinion/standing/spill.ts";
import type { Opinion } from "../../../server/second-opinion/opinion.ts";
import { formOpinions, type Openings } from "../../../server/second-opinion/sequence.ts";

type Cells = { [column: string]: string };

/** Texts by file name, as in a case folder. */
export type Files = { [name: string]: string };

/** The opinions on all periods from the earliest order's to the latest's. */
export function opinionsOf(files: Files): Opinion[] {
  const parsed = parsePlan(files["plan.yaml"] ?? "");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const { plan } = parsed;
  const distributors = tableOf(files["distributors.csv"]);
  const people = peopleOf(
    spillPeople(
      plan,
      distributors.map((row) => personOf(plan, row)),
    ),
  );
  const orders = tableOf(files["orders.csv"]);
  const rows = entryRows(plan, orders, tableOf(files["customers.csv"]));
  const times = orders.map(({ placedAt }) => instant(plan, placedAt!));
  const periods = periodsCovering(plan, Math.min(...times), Math.max(...times));
  const openings = openingsOf(plan, people, distributors, {
    opening: tableOf(files["opening.csv"]),
    overrides: tableOf(files["overrides.csv"]),
  });
  return formOpinions(plan, periods, people, entriesOf(people, rows), openings);
}

function tableOf(text: string | undefined): Cells[] {
  return text === undefined ? [] : parse(text, { columns: true, bom: true });
}

function instant({ zone }: Plan, text: string): number {
  const read = parseInstant(text, zone, { plainDate: true, localTime: false });
  if (!read.ok) throw new Error(`${text}: ${read.reason}`);
  return read.epochMillis;
}

function personOf(plan: Plan, row: Cells): PersonRow {
  return {
    id: row.id!,
    joinedAt: instant(plan, row.joinedOn!),
    status: row.status as PersonRow["status"],
    sponsor: row.sponsorId || null,
    parent: row.placementParentId || null,
    leg: row.placementLeg || null,
  };
}

/** Returns take back at most what is left of their order, the first by (instant, id) first. */
function entryRows(plan: Plan, orders: readonly Cells[], customers: readonly Cells[]): EntryRow[] {
  const owners = new Map(customers.map(({ id, distributorId }) => [id!, distributorId!]));
  const byId = new Map(orders.map((order) => [order.id!, order]));
  const left = new Map(
    orders.map((order) => [
      order.id!,
      {
        qualifying: decimal(order.qualifyingVolume!, 2),
        commissionable: decimal(order.commissionableVolume!, 2),
      },
    ]),
  );
  const inTime = orders
    .map((order) => ({ order, at: instant(plan, order.placedAt!) }))
    .sort((a, b) => a.at - b.at || (a.order.id! < b.order.id! ? -1 : 1));
  return inTime.map(({ order, at }) => {
    const origin = byId.get(order.returnsOrderId ?? "") ?? order;
    const buyerId = origin.buyerId!;
    const volumes = {
      qualifying: decimal(order.qualifyingVolume!, 2),
      commissionable: decimal(order.commissionableVolume!, 2),
    };
    if (order.kind === "return") {
      const rest = left.get(origin.id!)!;
      for (const of of ["qualifying", "commissionable"] as const) {
        const taken = volumes[of] < rest[of] ? volumes[of] : rest[of];
        if (origin !== order) rest[of] -= taken;
        volumes[of] = -taken;
      }
    }
    // Where the plan revises, a return counts at the instant of what it returns.
    const counts = plan.volume.returns === "byRevision" ? instant(plan, origin.placedAt!) : at;
    return {
      ...{ orderId: order.id!, buyerId, at: counts, ...volumes },
      ...{ sellerId: owners.get(buyerId) ?? buyerId, own: !owners.has(buyerId) },
      customerOf: owners.get(buyerId) ?? null,
      ...{ kind: origin.kind!, product: origin.product || null },
      ...{ placedAt: instant(plan, origin.placedAt!), returns: order.returnsOrderId || null },
    };
  });
}

function openingsOf(
  plan: Plan,
  people: People,
  distributors: readonly Cells[],
  { opening, overrides }: { opening: readonly Cells[]; overrides: readonly Cells[] },
): Openings {
  const numbers = new Map(plan.ranks.map(({ id, number }) => [id, number]));
  const titles = new Map(distributors.map((row) => [row.id!, numbers.get(row.title ?? "") ?? 0]));
  const named = <T>(wanted: string, read: (text: string) => T) =>
    new Map(
      opening
        .filter(({ name }) => name === wanted)
        .map((row) => [people.placeOf.get(row.distributorId!)!, read(row.value!)] as const),
    );
  const carryLeft = named("carryLeft", (text) => decimal(text, 2));
  const carryRight = named("carryRight", (text) => decimal(text, 2));
  const paidUpTo = ([place, text]: [number, string]): [number, number] => [
    place,
    text === "true" ? Math.max(titles.get(people.ids[place]!) ?? 0, 1) : (numbers.get(text) ?? 0),
  ];
  return {
    title: Int32Array.from(people.ids, (id) => titles.get(id) ?? 0),
    balances: named("balance", (text) => decimal(text, plan.currencyDigits)),
    lifetime: named("lifetimeVolume", (text) => decimal(text, 2)),
    graceUsed: named("graceUsed", Number),
    givenIn: ({ endsAt }) => {
      const given = { paidAs: new Map<number, number>(), title: new Map<number, number>() };
      for (const row of overrides) {
        const after = instant(plan, row.until!) + 86_400_000;
        if (endsAt - 1 < instant(plan, row.from!) || endsAt > after) continue;
        const place = people.placeOf.get(row.distributorId!)!;
        given[row.kind as "paidAs" | "title"].set(place, numbers.get(row.rank!)!);
      }
      return given;
    },
    goalsOf: (periodId) => {
      const points = (text: string) => decimal(text, 2);
      return new Map([...named("goal", points), ...named(`goal:${periodId}`, points)]);
    },
    paidOnce: new Map(
      plan.bonuses.map(({ id }) => [
        id,
        new Map([...named(`paidOnce:${id}`, (text) => text)].map(paidUpTo)),
      ]),
    ),
    carries: new Map(
      people.ids.map((_, place) => [
        place,
        { left: carryLeft.get(place) ?? 0n, right: carryRight.get(place) ?? 0n },
      ]),
    ),
  };
}

/** "-12.5" with two digits -> -1250n */
export function decimal(text: string, digits: number): bigint {
  const [whole = "0", decimals = ""] = text.replace("-", "").split(".");
  const value = BigInt(whole + decimals.padEnd(digits, "0"));
  return text.startsWith("-") ? -value : value;
}
