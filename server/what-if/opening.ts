/**
 * What a tried plan goes on from: the sheets that the live plan goes on from, and where it numbers the ranks
 * otherwise, copies of them in its own numbers. The same id is the same rank; who brings one along that the tried plan
 * lacks has the next lower one.
 */
import type { Graph } from "../graph/graph.ts";
import { settledProperty } from "../bonus/kinds/rank-advancement.ts";
import type { Plan } from "../plan/plan.ts";
import { followedSheet, type OpeningCopy } from "../sheet/copy-sheet.ts";
import { periodOfSheet, trialSheet } from "../sheet/sheet-name.ts";
import type { Opening } from "../sheet/sheet.service.ts";
import type { RankSource } from "../standing/standing.service.ts";
import { numbersOf } from "./comparison/ladder.ts";

export interface TriedOpening {
  opening: Opening;
  ranks: RankSource;
  /** To be made before the sheet, in this order; none where the numbers are the same. */
  copies: OpeningCopy[];
}

/** What the tried plan goes on from, and the copies that it takes. */
export async function openingFor(
  graph: Graph,
  plans: { live: Plan; tried: Plan },
  from: { opening: Opening; ranks: RankSource },
  id: string,
): Promise<TriedOpening> {
  const { live, tried } = plans;
  const { opening, ranks } = from;
  if (numbersOf(live, tried).every((number, place) => number === place)) {
    return { ...from, copies: [] };
  }
  const chain = await chainOf(graph, opening.before, periodsBack(tried));
  const named = chain.map((sheet, back) => ({
    ...{ from: sheet, sheet: trialSheet(`${id}.before${back}`, periodOfSheet(sheet)) },
  }));
  const copies = named.map((one, back) => ({ ...one, before: named[back + 1]?.sheet ?? null }));
  const lender = ranks === "own" ? null : ranks.lender;
  const lent = lender && {
    ...{ from: lender, sheet: trialSheet(`${id}.lender`, periodOfSheet(lender)), before: null },
  };
  return {
    opening: { ...opening, before: copies[0]?.sheet ?? null },
    ranks: lent ? { lender: lent.sheet } : ranks,
    copies: [...copies.reverse(), ...(lent ? [lent] : [])],
  };
}

/** A sheet and those before it, the nearest first. */
async function chainOf(graph: Graph, first: string | null, back: number): Promise<string[]> {
  const chain: string[] = [];
  for (let sheet = first; sheet !== null && chain.length <= back;) {
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
export function rankPropertiesOf({ bonuses }: Plan): string[] {
  return bonuses
    .filter(({ kind }) => kind === "rankAdvancement")
    .map(({ id }) => settledProperty(id));
}
