/** Whether a condition holds on somebody's figures, what his points are, and what is still missing: pure. */
import assert from "node:assert/strict";
import { type Condition, type Measure, measureKey, measuresOf } from "../promotion.ts";
import type { Promotion, Tier } from "../promotion.ts";

/** Figures in the order of the promotion's measures. */
export type Figures = readonly bigint[];

/** Looks figures up by measure; made once for a promotion. */
export interface FigureBook {
  promotion: Promotion;
  measures: readonly Measure[];
  placeOf: ReadonlyMap<string, number>;
}

/** The book of a promotion. */
export function figureBook(promotion: Promotion): FigureBook {
  const measures = measuresOf(promotion);
  const placeOf = new Map(measures.map((measure, n) => [measureKey(measure), n]));
  return { promotion, measures, placeOf };
}

/** The figure of one measure. */
export function figureOf({ placeOf }: FigureBook, figures: Figures, measure: Measure): bigint {
  const place = placeOf.get(measureKey(measure));
  assert(place !== undefined, "every measure of a promotion has its place");
  return figures[place] ?? 0n;
}

/** Whether a condition holds; reached means at least. */
export function holds(book: FigureBook, figures: Figures, condition: Condition | null): boolean {
  if (condition === null) return true;
  if ("all" in condition) return condition.all.every((one) => holds(book, figures, one));
  if ("any" in condition) return condition.any.some((one) => holds(book, figures, one));
  return figureOf(book, figures, condition.measure) >= condition.atLeast;
}

/** Points: for every full `each` of a measure; a negative figure brings none. */
export function pointsOf(book: FigureBook, figures: Figures): bigint {
  let points = 0n;
  for (const rule of book.promotion.points) {
    const figure = figureOf(book, figures, rule.measure);
    if (figure > 0n) points += (figure / rule.each) * rule.points;
  }
  return points;
}

/** Whether somebody with these figures meets what a tier asks, its best-of and its number aside. */
export function meets(book: FigureBook, figures: Figures, tier: Tier): boolean {
  if (!holds(book, figures, book.promotion.requires)) return false;
  if (!holds(book, figures, tier.requires)) return false;
  const points = tier.points === null && tier.top === null ? 0n : pointsOf(book, figures);
  if (tier.top !== null && points === 0n) return false;
  return tier.points === null || points >= tier.points;
}

/** One line of a report: what is asked, what somebody has, and how deep it stands in the text. */
export interface Requirement {
  /** "all" and "any" head the deeper lines that follow. */
  kind: "all" | "any" | "points" | Measure["kind"];
  measure: Measure | null;
  need: bigint;
  have: bigint;
  met: boolean;
  depth: number;
}

/** The lines of a tier's report, those of the whole promotion first. */
export function reportOf(book: FigureBook, figures: Figures, tier: Tier): Requirement[] {
  const lines = [book.promotion.requires, tier.requires].flatMap((condition) =>
    condition === null ? [] : linesOf(book, figures, condition, 0),
  );
  if (tier.points === null) return lines;
  const have = pointsOf(book, figures);
  const met = have >= tier.points;
  return [...lines, { kind: "points", measure: null, need: tier.points, have, met, depth: 0 }];
}

function linesOf(
  book: FigureBook,
  figures: Figures,
  condition: Condition,
  depth: number,
): Requirement[] {
  const met = holds(book, figures, condition);
  if ("measure" in condition) {
    const { measure, atLeast: need } = condition;
    const have = figureOf(book, figures, measure);
    return [{ kind: measure.kind, measure, need, have, met, depth }];
  }
  const [kind, parts] =
    "all" in condition ? (["all", condition.all] as const) : (["any", condition.any] as const);
  const below = parts.flatMap((one) => linesOf(book, figures, one, depth + 1));
  const reached = parts.filter((one) => holds(book, figures, one)).length;
  const need = kind === "all" ? BigInt(parts.length) : 1n;
  return [{ kind, measure: null, need, have: BigInt(reached), met, depth }, ...below];
}
