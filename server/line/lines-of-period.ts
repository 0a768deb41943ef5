/** Every line of a period: paid ones with their amounts, and everybody walked past, with the reason. */
import type { Graph } from "../graph/graph.ts";
import type { Bonus } from "../plan/plan.ts";
import type { Commission } from "../commission/amounts.ts";
import { passedBy, walkOf } from "./kinds.ts";
import { lineOfPassed, linesOfParts, priceLines, type Line } from "./lines.ts";
import type { SheetScope } from "../bonus/settled.ts";
import { readWholeSheet, walkedLines } from "./whole-sheet.ts";

/**
 * Derives all lines of a computed sheet. Meant for trials and exports of companies whose lines fit
 * into memory; every commission's lines sum to it, and a paid line without a commission is a bug.
 */
export async function linesOfPeriod(
  graph: Graph,
  scope: SheetScope,
  bonuses: readonly Bonus[],
  commissions: readonly Commission[],
): Promise<Line[]> {
  const whole = await readWholeSheet(graph, scope);
  const found: Line[] = [];
  for (const bonus of bonuses.filter(({ asPoints }) => asPoints === undefined)) {
    const passed = await passedBy(graph, bonus, scope.sheet);
    const lines = [...walkedLines(whole, bonus), ...passed.map((one) => lineOfPassed(bonus, one))];
    for (const line of pricedLines(scope, bonus, lines, commissions)) found.push(line);
  }
  return found;
}

function pricedLines(
  { plan }: SheetScope,
  bonus: Bonus,
  lines: readonly Line[],
  commissions: readonly Commission[],
): Line[] {
  const amounts = new Map(
    commissions.filter((one) => one.bonus === bonus.id).map((one) => [one.distributorId, one]),
  );
  const paid = new Map<string, Line[]>();
  for (const line of lines.filter(({ reason }) => reason === null)) {
    const own = paid.get(line.distributorId);
    if (own) own.push(line);
    else paid.set(line.distributorId, [line]);
  }
  for (const commission of amounts.values()) {
    const more = linesOfParts(commission, commission, walkOf(bonus));
    if (more.length === 0) continue;
    paid.set(commission.distributorId, [...(paid.get(commission.distributorId) ?? []), ...more]);
  }
  const none = { amountMinor: 0n, rawMinor: 0n };
  const priced = [...paid].flatMap(([payee, own]) =>
    priceLines(plan, own, amounts.get(payee) ?? none),
  );
  const unpaid = lines.filter(({ reason }) => reason !== null);
  for (const [payee, { amountMinor }] of amounts) {
    if (amountMinor !== 0n && !paid.has(payee)) {
      throw new Error(`${payee} has a commission of ${bonus.id} that no line explains.`);
    }
  }
  return [...priced, ...unpaid];
}
