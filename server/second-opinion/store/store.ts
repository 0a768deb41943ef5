/** Reads what the opinion starts from out of the graph: people, trees, statuses, entries, openings. */
import type { Graph, Row } from "../../graph/graph.ts";
import type { Plan } from "../../plan/plan.ts";
import { entriesOf, peopleOf, type Entry, type EntryRow, type People } from "../company.ts";
import type { Before } from "../opinion.ts";
import type { OpinionPeriod } from "../scene.ts";
import { readBonusesBefore } from "./bonuses-before.ts";
import {
  decimal,
  readHistory,
  readOpenings,
  readStandingBefore,
  type EarlierSheets,
  type SheetPerson,
} from "./earlier.ts";

const LONG_READ = { timeout: 600_000 };

/** Everybody in a sheet, and what each goes on from. */
export async function readPeople(
  graph: Graph,
  plan: Plan,
  period: OpinionPeriod,
  sheet: string,
  earlier: EarlierSheets,
): Promise<{ people: People; before: Before }> {
  const lender = earlier.ranks === "own" ? null : earlier.ranks.lender;
  const parameters = { sheet, before: earlier.before, paidBefore: earlier.paidBefore, lender };
  const openings = await readOpenings(graph);
  const rows: SheetPerson[] = [];
  const stream = graph.stream<SheetPerson>("second-opinion/people", parameters, LONG_READ);
  for await (const row of stream) rows.push(row);
  const people = peopleOf(rows.map((row) => ({ ...row, joinedAt: Number(row.joinedAt) })));
  const balances = new Map<number, bigint>();
  for (const row of rows) {
    const opening = row.paidEarlier ? undefined : openings.get(`${row.id}/balance`);
    const balance = row.carried ?? decimal(opening ?? "0", plan.currencyDigits);
    if (balance !== 0n) balances.set(people.placeOf.get(row.id)!, balance);
  }
  const adjusted = graph.stream<Row & { distributorId: string; amountMinor: bigint }>(
    "second-opinion/adjusted",
    { periodId: period.id },
    LONG_READ,
  );
  for await (const { distributorId, amountMinor } of adjusted) {
    const place = people.placeOf.get(distributorId);
    if (place === undefined || amountMinor === 0n) continue;
    balances.set(place, (balances.get(place) ?? 0n) + amountMinor);
  }
  const history = await readHistory(graph, plan, sheet, rows);
  const read = { sheet, earlier, rows, openings };
  const standing = await readStandingBefore(graph, plan, period, {
    ...read,
    history: history.paidAs,
  });
  const { title } = standing;
  const bonuses = await readBonusesBefore(graph, plan, { ...read, history, title });
  return { people, before: { standing, balances, bonuses } };
}

interface EntryOfPeriod extends Row, Omit<EntryRow, "at" | "placedAt"> {
  at: bigint;
  placedAt: bigint;
}

/** Every entry of a period. */
export async function readEntries(
  graph: Graph,
  people: People,
  period: { startsAt: number; endsAt: number; decided: bigint },
): Promise<Entry[]> {
  const parameters = { from: period.startsAt, until: period.endsAt, decided: period.decided };
  const rows: EntryRow[] = [];
  const read = graph.stream<EntryOfPeriod>("second-opinion/entries", parameters, LONG_READ);
  for await (const row of read) {
    rows.push({ ...row, at: Number(row.at), placedAt: Number(row.placedAt) });
  }
  return entriesOf(people, rows);
}
