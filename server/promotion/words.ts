/** Requirements and figures of a promotion in words, for pages: nothing in them speaks of earnings. */
import { formatVolume } from "../money/money.ts";
import type { Plan } from "../plan/plan.ts";
import type { Requirement } from "./progress/evaluate.ts";
import type { Measure } from "./promotion.ts";

const ORDERS = {
  own: "own orders",
  customers: "customers' orders",
  all: "own and customers' orders",
};

/** What is asked, in a few words. */
export function labelOf({ kind, measure }: Requirement): string {
  if (kind === "all") return "All of these";
  if (kind === "any") return "At least one of these";
  return measure === null ? "Points" : nameOf(measure);
}

function nameOf(measure: Measure): string {
  switch (measure.kind) {
    case "volume": {
      const { of, tree, measuredIn, orders, legCap } = measure;
      const whose = `${of[0]!.toUpperCase()}${of.slice(1)} ${measuredIn} volume`;
      const along = tree === null ? "" : ` along the ${tree} tree`;
      const cap = legCap === null ? "" : `, at most ${formatVolume(legCap)} a leg`;
      return `${whose}${along}, ${ORDERS[orders]}${cap}`;
    }
    case "enrolments": {
      const { active, firstOrder } = measure;
      const first = firstOrder === null ? "" : ` with a first order of ${formatVolume(firstOrder)}`;
      return `${active ? "Active distributors" : "Distributors"} enrolled${first}`;
    }
    case "customers":
      return `New customers with a first order of ${formatVolume(measure.firstOrder)}`;
    case "rank":
      return measure.by === "title" ? "Title reached" : "Rank paid as";
    case "advance":
      return measure.by === "title" ? "Titles risen" : "Ranks risen, paid as";
    case "hold":
      return "Periods in a row at the rank";
  }
}

/** A figure of a requirement: points of volume, a count, or the name of a rank. */
export function figureText(plan: Plan, { kind }: Requirement, figure: bigint): string {
  if (kind === "volume") return formatVolume(figure);
  if (kind !== "rank") return String(figure);
  return plan.ranks.find(({ number }) => BigInt(number) === figure)?.name ?? "none";
}

/** What is missing, in words; null where nothing is. */
export function missingText(plan: Plan, requirement: Requirement): string | null {
  const { kind, have, need, met } = requirement;
  if (met || kind === "all" || kind === "any") return null;
  if (kind === "rank") return figureText(plan, requirement, need);
  return figureText(plan, requirement, need - have);
}
