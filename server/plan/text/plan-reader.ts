/**
 * Turns the texts of a plan into exact figures and references, gathering what is wrong with them.
 *
 * A fault does not stop the reading: the place gets a zero, and the plan as a whole is refused.
 */
import { parseDecimal, parseRate, type DecimalResult } from "../../money/money.ts";
import type { PlanFault } from "../plan.ts";
import { didYouMean } from "./near-word.ts";
import { fault, type PlanDocument, type PlanPath } from "./plan-yaml.ts";

/** One reading of one plan. */
export interface PlanReader {
  faults: PlanFault[];
  /** Notes a fault; with `part` "key" its line is that of the key. */
  refuse(path: PlanPath, message: string, part?: "key" | "value"): void;
  /** Hundredths of a point. */
  volume(path: PlanPath, text: string): bigint;
  /** Minor units of the plan's currency. */
  amount(path: PlanPath, text: string): bigint;
  /** Parts per million, at most 100 %. */
  rate(path: PlanPath, text: string): bigint;
  /** Number of a rank of the plan, 1 = the lowest. */
  rank(path: PlanPath, id: string, part?: "key" | "value"): number;
}

const ONE = 1_000_000n;

/** A reader for one document under a plan with these ranks; `digits` are those of its currency. */
export function planReader(
  document: PlanDocument,
  { ranks }: { ranks: readonly { id: string }[] },
  digits: number,
): PlanReader {
  const faults: PlanFault[] = [];
  const rankIds = ranks.map((rank) => rank.id);
  const refuse: PlanReader["refuse"] = (path, message, part = "value") => {
    faults.push(fault(message, document.spotOf(path, part), path));
  };
  const figure = (path: PlanPath, result: DecimalResult): bigint => {
    if (result.ok) return result.value;
    refuse(path, `${result.reason[0]?.toUpperCase()}${result.reason.slice(1)}.`);
    return 0n;
  };
  return {
    faults,
    refuse,
    volume: (path, text) => figure(path, parseDecimal(text, 2)),
    amount: (path, text) => figure(path, parseDecimal(text, digits)),
    rate: (path, text) => {
      const rate = figure(path, parseRate(text));
      if (rate > ONE) refuse(path, `${text} is more than all there is; write 100% or less.`);
      return rate;
    },
    rank: (path, id, part) => {
      const index = rankIds.indexOf(id);
      if (index < 0) refuse(path, noSuch("rank", id, rankIds), part);
      return index + 1;
    },
  };
}

/** The sentence for a reference to something that the plan does not list. */
export function noSuch(kind: string, id: string, known: readonly string[]): string {
  const listed = known.length === 0 ? `it lists no ${kind}` : `it lists ${known.join(", ")}`;
  return `The plan has no ${kind} "${id}"; ${listed}.${didYouMean(id, known)}`;
}
