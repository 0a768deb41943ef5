/** What-ifs in the graph: records, and what they found person by person. */
import type { Graph, Transaction } from "../graph/graph.ts";
import type { Fence } from "../sheet/fence.ts";
import type { PersonPair } from "./comparison/compare.ts";
import { exact } from "./result.ts";
import { changeOf, type Spread } from "./comparison/spread.ts";

export type WhatIfState = "waiting" | "running" | "done" | "failed" | "cancelled";

/** A record; what it found is null until it is done. */
export interface WhatIfRow {
  [key: string]: unknown;
  id: string;
  periodId: string;
  /** Null for a draft. */
  planVersionId: string | null;
  planName: string;
  planVersion: bigint;
  planText: string;
  planHash: string;
  livePlanVersionId: string;
  /** The run that it is compared with; null: the live plan is computed as a trial too. */
  runId: string | null;
  actorId: string;
  /** What it computes from, as far as that can move. */
  mark: string;
  state: WhatIfState;
  attempt: bigint;
  stepsJson: string;
  askedAt: bigint;
  startedAt: bigint | null;
  finishedAt: bigint | null;
  failure: string | null;
  ledgerHash: string | null;
  liveLedgerHash: string | null;
  resultJson: string | null;
  /** What the second opinion said of the tried plan's computation. */
  opinionJson: string | null;
  /** Its sheets are not there (any more). */
  cleared: boolean;
  removing: boolean;
}

/** Rows written or taken away in one transaction. */
const PART = 10_000;
/** What-ifs that may be under way at once; the next one is refused. */
const UNDER_WAY_MAX = 20;

export type NewWhatIf = Pick<
  WhatIfRow,
  "id" | "periodId" | "planVersionId" | "planName" | "planText" | "planHash"
> &
  Pick<WhatIfRow, "livePlanVersionId" | "runId" | "actorId" | "mark"> & {
    planVersion: number;
    at: number;
  };

/** Records a question; `asked` is false where too many are under way. */
export async function ask(
  graph: Graph,
  input: NewWhatIf,
): Promise<{ asked: boolean; periodId: string | null; planHash: string | null }> {
  const parameters = { ...input, most: UNDER_WAY_MAX };
  const [row] = await graph.write<{
    asked: boolean;
    periodId: string | null;
    planHash: string | null;
  }>("what-if/ask-what-if", parameters);
  return row ?? { asked: false, periodId: null, planHash: null };
}

/** Begins or goes on; null where it has ended. */
export async function begin(tx: Transaction, id: string, at: number): Promise<bigint | null> {
  const [row] = await tx.run<{ attempt: bigint }>("what-if/begin-what-if", { id, at });
  return row?.attempt ?? null;
}

export async function whatIfById(graph: Graph, id: string): Promise<WhatIfRow | null> {
  const [row] = await graph.read<WhatIfRow>("what-if/what-ifs-by-id", { ids: [id] });
  return row ?? null;
}

export function whatIfsPage(
  graph: Graph,
  input: {
    periodId: string | null;
    planVersionId: string | null;
    before: { at: bigint; id: string } | null;
    limit: number;
  },
): Promise<WhatIfRow[]> {
  const { before, ...where } = input;
  const from = { beforeAt: before?.at ?? null, beforeId: before?.id ?? null };
  return graph.read("what-if/what-ifs-page", { ...where, ...from });
}

export interface DueWhatIf {
  [key: string]: unknown;
  id: string;
  attempt: bigint;
  state: WhatIfState;
  removing: boolean;
}

/** What has something left to be done. */
export function dueWhatIfs(graph: Graph): Promise<DueWhatIf[]> {
  return graph.read("what-if/due-what-ifs");
}

export async function recordSteps(tx: Transaction, id: string, stepsJson: string): Promise<void> {
  await tx.run("what-if/record-steps", { id, stepsJson });
}

export async function startOver(tx: Transaction, id: string, mark: string): Promise<void> {
  await tx.run("what-if/start-over", { id, mark });
}

export async function keepOpinion(tx: Transaction, id: string, opinionJson: string): Promise<void> {
  await tx.run("what-if/keep-opinion", { id, opinionJson });
}

/** Rank number by distributor, everybody of a sheet. */
export async function paidAsOfSheet(graph: Graph, sheet: string): Promise<Map<string, number>> {
  const paidAs = new Map<string, number>();
  type Row = { distributorId: string; paidAs: bigint };
  for await (const row of graph.stream<Row & Record<string, unknown>>("what-if/paid-as-of-sheet", {
    sheet,
  })) {
    paidAs.set(row.distributorId, Number(row.paidAs));
  }
  return paidAs;
}

export interface Found {
  id: string;
  stepsJson: string;
  ledgerHash: string;
  liveLedgerHash: string;
  resultJson: string;
  at: number;
}

/** Keeps what was found; false where somebody has broken it off. */
export async function finish(tx: Transaction, found: Found): Promise<boolean> {
  return (await tx.run("what-if/finish-what-if", { ...found })).length > 0;
}

export async function fail(
  graph: Graph,
  input: { id: string; failure: string; at: number },
): Promise<void> {
  await graph.write("what-if/fail-what-if", input);
}

/** Ends it for its user; false where there is no such what-if. */
export async function cancel(
  tx: Transaction,
  input: { id: string; removing: boolean; cleared: boolean; at: number },
): Promise<boolean> {
  return (await tx.run("what-if/cancel-what-if", input)).length > 0;
}

export async function markCleared(graph: Graph, id: string): Promise<void> {
  await graph.write("what-if/mark-cleared", { id });
}

/** Takes the record away with everything that it found. */
export async function remove(graph: Graph, id: string): Promise<void> {
  await clearPeople((query, parameters) => graph.write(query, parameters), id);
  await graph.write("what-if/remove-what-if", { id });
}

type Write = (
  query: string,
  parameters: Record<string, unknown>,
) => Promise<{ cleared?: bigint }[]>;

async function clearPeople(write: Write, whatIf: string): Promise<void> {
  for (let cleared = 1n; cleared > 0n;) {
    const [row] = await write("what-if/clear-people", { whatIf, limit: PART });
    cleared = row?.cleared ?? 0n;
  }
}

/** Keeps what was found person by person, in the place of what was found before. */
export async function replacePeople(
  fence: Fence,
  whatIf: string,
  people: readonly PersonPair[],
): Promise<void> {
  await clearPeople((query, parameters) => fence.write((tx) => tx.run(query, parameters)), whatIf);
  const byDifference = placesBy(people, (one) => one.differenceMinor);
  const byBefore = placesBy(people, (one) => -one.beforeMinor);
  const byAfter = placesBy(people, (one) => -one.afterMinor);
  for (let at = 0; at < people.length; at += PART) {
    const rows = people.slice(at, at + PART).map((one) => ({
      ...{ distributorId: one.distributorId, before: one.beforeMinor, after: one.afterMinor },
      ...{ difference: one.differenceMinor, rankBefore: one.rankBefore, rankAfter: one.rankAfter },
      ...{ move: one.move, change: changeOf(one.differenceMinor), bonusesJson: exact(one.bonuses) },
      byDifference: byDifference.get(one)!,
      byBefore: byBefore.get(one)!,
      byAfter: byAfter.get(one)!,
    }));
    await fence.write((tx) => tx.run("what-if/write-people", { whatIf, rows }));
  }
}

/** Everybody's place in the list by a figure, the smallest first; the same figure goes by id. */
function placesBy(
  people: readonly PersonPair[],
  figure: (one: PersonPair) => bigint,
): Map<PersonPair, number> {
  const sorted = [...people].sort((a, b) => {
    const [left, right] = [figure(a), figure(b)];
    return left === right ? 0 : left < right ? -1 : 1;
  });
  return new Map(sorted.map((one, place) => [one, place]));
}

export type PeopleOrder = "loss" | "gain" | "before" | "after" | "person";

export interface PeopleFilter {
  change: Spread["change"] | null;
  move: PersonPair["move"] | null;
  /** Id of a rank, on either side. */
  rank: string | null;
  /** Only these people; null: all. */
  ids: readonly string[] | null;
}

export interface PersonRow {
  [key: string]: unknown;
  distributorId: string;
  before: bigint;
  after: bigint;
  difference: bigint;
  rankBefore: string | null;
  rankAfter: string | null;
  move: PersonPair["move"];
  bonusesJson: string;
  place: bigint | string;
}

/** Where each order begins: before the first place. */
const BEGINNINGS = { loss: -1n, gain: 2n ** 40n, before: -1n, after: -1n, person: "" } as const;

/** A place as a cursor says it; null where it is none of this order. */
export function placeOf(order: PeopleOrder, text: string | null): bigint | string | null {
  if (text === null) return BEGINNINGS[order];
  if (order === "person") return text;
  return /^\d{1,12}$/.test(text) ? BigInt(text) : null;
}

export function peoplePage(
  graph: Graph,
  input: {
    whatIf: string;
    order: PeopleOrder;
    filter: PeopleFilter;
    after: bigint | string;
    limit: number;
  },
): Promise<PersonRow[]> {
  const { order, filter, ...page } = input;
  return graph.read(`what-if/people-by-${order}`, { ...page, ...filter });
}

/** Everybody whom a filter lets through, page by page. */
export async function* allPeople(
  graph: Graph,
  input: { whatIf: string; order: PeopleOrder; filter: PeopleFilter },
): AsyncGenerator<PersonRow, void> {
  let after: bigint | string = BEGINNINGS[input.order];
  for (;;) {
    const rows = await peoplePage(graph, { ...input, after, limit: PART });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PART) return;
    after = last.place;
  }
}
