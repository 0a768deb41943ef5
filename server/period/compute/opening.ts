/**
 * What a computation goes on from, in its plan's own rank numbers: earlier sheets that another version wrote in other
 * numbers are copied first. The same id is the same rank; who brings one along that the plan lacks has the next lower
 * one. Everything that looks back (titles, ranks held, the second opinion) reads a copy like any other sheet.
 */
import { settledProperty } from "../../bonus/kinds/rank-advancement.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Plan } from "../../plan/plan.ts";
import { numbersOf, rankIdsOf } from "../../plan/rank-numbers.ts";
import { followedSheet, rankIdsOfSheet, type OpeningCopy } from "../../sheet/copy-sheet.ts";
import { openingSheet, periodOfSheet } from "../../sheet/sheet-name.ts";
import type { Opening } from "../../sheet/sheet.service.ts";
import type { RankSource } from "../../standing/standing.service.ts";

export interface OwnOpening {
  opening: Opening;
  ranks: RankSource;
  /** To be made before the sheet is laid out, in this order; none where the numbers are the same. */
  copies: OpeningCopy[];
}

/** What the earlier sheets are, and what their copies are called. */
export interface EarlierSheets {
  opening: Opening;
  ranks: RankSource;
  /** In which rank numbers the sheet before is written; without it: as was kept with that sheet. */
  writtenIn?: readonly string[];
  nameOf: (key: string, periodId: string) => string;
}

/** What a sheet of a period's own goes on from; its copies stay with it. */
export function openingOfSheet(
  graph: Graph,
  plan: Plan,
  sheet: string,
  from: { opening: Opening; ranks: RankSource },
): Promise<OwnOpening> {
  return ownOpening(graph, plan, {
    ...from,
    nameOf: (key, periodId) => openingSheet(sheet, key, periodId),
  });
}

/** What a plan goes on from, and the copies that it takes. */
export async function ownOpening(
  graph: Graph,
  plan: Plan,
  from: EarlierSheets,
): Promise<OwnOpening> {
  const { before } = from.opening;
  const copies = before === null ? [] : await copiesBefore(graph, plan, before, from);
  const lender = from.ranks === "own" ? null : from.ranks.lender;
  const lent = lender === null ? [] : await lentCopy(graph, plan, lender, from);
  return {
    opening: { ...from.opening, before: copies.at(-1)?.sheet ?? before },
    ranks: lent[0] === undefined ? from.ranks : { lender: lent[0].sheet },
    copies: [...copies, ...lent],
  };
}

/** Copies of the sheet before and of those that it follows, the earliest first. */
async function copiesBefore(
  graph: Graph,
  plan: Plan,
  before: string,
  { writtenIn, nameOf }: EarlierSheets,
): Promise<OpeningCopy[]> {
  const rankNumbers = await numbersFor(graph, plan, before, writtenIn);
  if (!shifts(rankNumbers)) return [];
  const chain = await chainOf(graph, before, periodsBack(plan));
  const names = chain.map((sheet, back) => nameOf(`before${back}`, periodOfSheet(sheet)));
  return chain
    .map((from, back) => ({
      ...{ from, sheet: names[back]!, before: names[back + 1] ?? null },
      ...{ rankNumbers, ranks: rankPropertiesOf(plan) },
    }))
    .reverse();
}

/** A copy of the sheet whose ranks are borrowed, where it is needed. */
async function lentCopy(
  graph: Graph,
  plan: Plan,
  lender: string,
  { nameOf }: EarlierSheets,
): Promise<OpeningCopy[]> {
  const rankNumbers = await numbersFor(graph, plan, lender);
  if (!shifts(rankNumbers)) return [];
  const sheet = nameOf("lender", periodOfSheet(lender));
  return [{ from: lender, sheet, before: null, rankNumbers, ranks: rankPropertiesOf(plan) }];
}

async function numbersFor(
  graph: Graph,
  plan: Plan,
  sheet: string,
  writtenIn?: readonly string[],
): Promise<number[]> {
  const own = rankIdsOf(plan);
  return numbersOf(writtenIn ?? (await rankIdsOfSheet(graph, sheet)) ?? own, own);
}

function shifts(rankNumbers: readonly number[]): boolean {
  return rankNumbers.some((number, place) => number !== place);
}

/** A sheet and those before it, the nearest first. */
async function chainOf(graph: Graph, first: string, back: number): Promise<string[]> {
  const chain: string[] = [];
  for (let sheet: string | null = first; sheet !== null && chain.length <= back;) {
    chain.push(sheet);
    sheet = await followedSheet(graph, sheet);
  }
  return chain;
}

/** How many periods beyond the last one the plan looks back for ranks. */
function periodsBack({ ranks, bonuses }: Plan): number {
  return Math.max(
    0,
    ...ranks.map(({ titleAfter }) => (titleAfter?.of ?? 1) - 1),
    ...bonuses.map((bonus) => (bonus.kind === "rankAdvancement" ? bonus.periods - 1 : 0)),
  );
}

/** Properties of a standing in which a plan keeps a rank number, beside those that every plan has. */
function rankPropertiesOf({ bonuses }: Plan): string[] {
  return bonuses
    .filter(({ kind }) => kind === "rankAdvancement")
    .map(({ id }) => settledProperty(id));
}
