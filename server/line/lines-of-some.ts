/** The lines of many commissions of a sheet: everybody and every order is read once for all of them. */
import type { Graph } from "../graph/graph.ts";
import type { SheetScope } from "../bonus/settled.ts";
import { commissionsOfSome } from "../commission/store.ts";
import { passedBy, walkOf } from "./kinds.ts";
import { lineOfPassed, linesOfParts, priceLines, type Line } from "./lines.ts";
import { readWholeSheet, walkedLines, type WholeSheet } from "./whole-sheet.ts";

/**
 * A reader of lines: answers for some people's commissions of one bonus the same as linesOfCommission does for each
 * of them, the way that their volume took aside. The paid ones sum to the commission (a difference is a bug and throws).
 */
export function linesOfSome(
  graph: Graph,
  scope: SheetScope,
): (bonusId: string, whose: ReadonlySet<string>) => Promise<Map<string, Line[]>> {
  let reading: Promise<WholeSheet> | undefined;
  return async (bonusId, whose) => {
    const { plan, sheet } = scope;
    const bonus = plan.bonuses.find(({ id }) => id === bonusId);
    if (bonus === undefined || whose.size === 0) return new Map();
    const whole = await (reading ??= readWholeSheet(graph, scope));
    const lines = new Map([...whose].map((id): [string, Line[]] => [id, []]));
    for (const line of walkedLines(whole, bonus, whose)) lines.get(line.distributorId)?.push(line);
    for (const one of await passedBy(graph, bonus, sheet)) {
      lines.get(one.distributorId)?.push(lineOfPassed(bonus, one));
    }
    const commissions = await commissionsOfSome(graph, { sheet, bonus: bonusId }, [...whose]);
    for (const [distributorId, own] of lines) {
      const commission = commissions.get(distributorId) ?? NOTHING;
      own.push(...linesOfParts({ distributorId, bonus: bonusId }, commission, walkOf(bonus)));
      lines.set(distributorId, priceLines(plan, own, commission));
    }
    return lines;
  };
}

const NOTHING = { amountMinor: 0n, rawMinor: 0n, parts: [], moneyParts: [] };
