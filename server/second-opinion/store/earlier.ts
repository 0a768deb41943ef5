/** What people bring along into a period: from the sheets before, which are approved, or from the import. */
import type { Graph, Row } from "../../graph/graph.ts";
import { parseDecimal } from "../../money/money.ts";
import { periodOfPlan } from "../../plan/calendar.ts";
import type { Plan } from "../../plan/plan.ts";
import type { PersonRow } from "../company.ts";
import type { OpinionPeriod } from "../scene.ts";
import { startsNewYear } from "../sequence.ts";
import type { StandingBefore } from "../standing/standing.ts";

const LONG_READ = { timeout: 600_000 };

/** Sheets that a sheet goes on from; null: there is none. */
export interface EarlierSheets {
  /** Of the same calendar: titles go on. */
  before: string | null;
  /** The last that was closed: balances go on. */
  paidBefore: string | null;
  /** "own" ranks, or the sheet of another calendar that lends them. */
  ranks: "own" | { lender: string | null };
}

/** Somebody in a sheet. */
export interface SheetPerson extends Row {
  id: string;
  status: PersonRow["status"];
  joinedAt: bigint;
  sponsor: string | null;
  parent: string | null;
  leg: string | null;
  openingTitle: string | null;
  titleBefore: bigint | null;
  carried: bigint | null;
  paidEarlier: boolean;
  lentTitle: bigint | null;
  lentPaidAs: bigint | null;
  paidAsBefore: bigint | null;
  heldBefore: bigint | null;
  graceBefore: bigint | null;
  lifetimeBefore: bigint | null;
  personalBefore: bigint | null;
  groupBefore: bigint | null;
  totalBefore: bigint | null;
}

/** What everybody's standing goes on from; `rows` are in the order of ids, as places are. */
export async function readStandingBefore(
  graph: Graph,
  plan: Plan,
  period: OpinionPeriod,
  read: {
    earlier: EarlierSheets;
    rows: readonly SheetPerson[];
    openings: ReadonlyMap<string, string>;
    history: readonly Int32Array[];
  },
): Promise<StandingBefore> {
  const { rows, openings, earlier } = read;
  const numbers = new Map(plan.ranks.map(({ id, number }) => [id, number]));
  const column = (value: (row: SheetPerson) => bigint | number) =>
    Int32Array.from(rows, (row) => Number(value(row)));
  const titleBefore = (row: SheetPerson) =>
    row.titleBefore ?? numbers.get(row.openingTitle ?? "") ?? 0;
  const lifetime = new Map<number, bigint>();
  for (const [place, { id, lifetimeBefore }] of rows.entries()) {
    const opening = openings.get(`${id}/lifetimeVolume`);
    const before = lifetimeBefore ?? (opening === undefined ? null : decimal(opening, 2));
    if (before !== null) lifetime.set(place, before);
  }
  const periodBefore = earlier.before === null ? null : periodOfSheet(plan, earlier.before);
  const renewed = periodBefore !== null && startsNewYear(plan, periodBefore, period);
  const graceUsed = (row: SheetPerson) => {
    if (row.paidAsBefore === null) return Number(openings.get(`${row.id}/graceUsed`) ?? 0);
    return renewed ? 0 : (row.graceBefore ?? 0);
  };
  return {
    title: column(titleBefore),
    lent:
      earlier.ranks === "own"
        ? null
        : {
            title: column((row) => row.lentTitle ?? titleBefore(row)),
            paidAs: column((row) => row.lentPaidAs ?? 0),
          },
    lifetime,
    kept: {
      paidAs: column((row) => row.paidAsBefore ?? -1),
      held: column((row) => row.heldBefore ?? 0),
      graceUsed: column(graceUsed),
      history: read.history,
    },
    goals: goalsOf(rows, openings, period.id),
    given: await readGiven(graph, plan, period, rows),
  };
}

/** The goals that people have set themselves for a period, or for all. */
function goalsOf(
  rows: readonly SheetPerson[],
  openings: ReadonlyMap<string, string>,
  periodId: string,
): Map<number, bigint> {
  const goals = new Map<number, bigint>();
  for (const [place, { id }] of rows.entries()) {
    const goal = openings.get(`${id}/goal:${periodId}`) ?? openings.get(`${id}/goal`);
    if (goal !== undefined) goals.set(place, decimal(goal, 2));
  }
  return goals;
}

function periodOfSheet(plan: Plan, sheet: string): { startsAt: number } | null {
  const at = sheet.lastIndexOf("/");
  // "2026-10/0", or "trial:.../2026-10" where a plan is tried.
  return periodOfPlan(plan, sheet.slice(0, at)) ?? periodOfPlan(plan, sheet.slice(at + 1));
}

/** Ranks of the periods before, the latest first; none where the plan never looks back. */
export async function readHistory(
  graph: Graph,
  { ranks, bonuses }: Plan,
  sheet: string,
  rows: readonly SheetPerson[],
): Promise<{ title: Int32Array[]; paidAs: Int32Array[] }> {
  const back = [
    ...ranks.map(({ titleAfter }) => (titleAfter?.of ?? 1) - 1),
    ...bonuses.map((bonus) => (bonus.kind === "rankAdvancement" ? bonus.periods - 1 : 0)),
  ];
  const columns = () =>
    Array.from({ length: Math.max(0, ...back) }, () => new Int32Array(rows.length));
  const history = { title: columns(), paidAs: columns() };
  if (history.title.length === 0) return history;
  const places = new Map(rows.map(({ id }, place) => [id, place]));
  const stream = graph.stream<Row & Earlier>("second-opinion/history", { sheet }, LONG_READ);
  for await (const { distributorId, back: ago, title, paidAs } of stream) {
    const place = places.get(distributorId)!;
    const at = Number(ago) - 1;
    if (at >= history.title.length) continue;
    history.title[at]![place] = Number(title);
    history.paidAs[at]![place] = Number(paidAs);
  }
  return history;
}

interface Earlier {
  distributorId: string;
  back: bigint;
  title: bigint;
  paidAs: bigint;
}

/** Ranks and titles given by hand. */
async function readGiven(
  graph: Graph,
  { ranks, zone }: Plan,
  period: OpinionPeriod,
  rows: readonly SheetPerson[],
): Promise<StandingBefore["given"]> {
  const given = { paidAs: new Map<number, number>(), title: new Map<number, number>() };
  const found = await graph.read<
    Row & { distributorId: string; kind: "paidAs" | "title"; rank: string }
  >("second-opinion/given", { lastMoment: period.endsAt - 1, zone });
  if (found.length === 0) return given;
  const places = new Map(rows.map(({ id }, place) => [id, place]));
  for (const { distributorId, kind, rank } of found) {
    const place = places.get(distributorId);
    const number = ranks.find(({ id }) => id === rank)?.number ?? 0;
    if (place === undefined) continue;
    given[kind].set(place, Math.max(number, given[kind].get(place) ?? 0));
  }
  return given;
}

/** Openings by "<distributorId>/<name>". */
export async function readOpenings(graph: Graph): Promise<Map<string, string>> {
  const openings = new Map<string, string>();
  const rows = graph.stream<Row & { distributorId: string; name: string; value: string }>(
    "second-opinion/openings",
  );
  for await (const { distributorId, name, value } of rows) {
    openings.set(`${distributorId}/${name}`, value);
  }
  return openings;
}

/** A figure of the import, which has checked it. */
export function decimal(text: string, digits: number): bigint {
  const read = parseDecimal(text, digits, { signed: true });
  if (!read.ok) throw new Error(`An opening figure of ${text} does not read.`);
  return read.value;
}
