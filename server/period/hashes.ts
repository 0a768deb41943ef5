/**
 * What makes two runs comparable: a hash of everything a run computes from, and one of its results.
 *
 * Neither holds a time or a generated id, so the same input gives the same bytes on any machine.
 */
import { createHash } from "node:crypto";
import type { Graph, Row } from "../graph/graph.ts";
import { adjustmentsOf } from "../commission/adjustments.ts";
import { compareText, type Commission } from "../commission/amounts.ts";
import type { Period } from "../plan/calendar.ts";
import { canonical } from "../plan/plan-hash.ts";
import type { Plan } from "../plan/plan.ts";
import { figurePropertiesOf } from "../standing/measure.ts";
import { overridesOf } from "../standing/override/override.service.ts";
import { moneyPartsText } from "../commission/money-parts.ts";

/** sha256 (hex) over plan, period, people, trees, openings, ranks set by hand, and every order. */
export async function inputHash(
  graph: Graph,
  input: { sheet: string; plan: Plan; planHash: string; period: Period; decided: bigint },
): Promise<string> {
  const { sheet, plan, planHash } = input;
  const { startsAt, endsAt, lastDay } = input.period;
  const orders = { from: startsAt, until: endsAt, decided: input.decided };
  // Long reads: one a session, each with a hash of its own.
  const parts = await Promise.all([
    hashOfRows(graph.stream("sheet/inputs", { sheet, figures: figurePropertiesOf(plan) })),
    hashOfRows(graph.stream("line/orders-of-period", orders)),
    hashOfRows(graph.stream("period/openings-brought")),
  ]);
  const adjustments = [...(await adjustmentsOf(graph, input.period.id))].map(String);
  const overrides = await overridesOf({ run: graph.read }, plan, lastDay);
  const whole = [planHash, startsAt, endsAt, ...parts, canonical(overrides), ...adjustments].join(
    "\n",
  );
  return createHash("sha256").update(whole).digest("hex");
}

async function hashOfRows(rows: AsyncIterable<Row>): Promise<string> {
  const hash = createHash("sha256");
  for await (const row of rows) hash.update(`${Object.values(row).join("\t")}\n`);
  return hash.digest("hex");
}

/** sha256 (hex) over the commissions by (distributorId, bonus, level), with volume, money and amount. */
export function ledgerHash(commissions: readonly Commission[]): string {
  const hash = createHash("sha256");
  const sorted = [...commissions].sort(
    (a, b) => compareText(a.distributorId, b.distributorId) || compareText(a.bonus, b.bonus),
  );
  for (const { distributorId, bonus, amountMinor, rawMinor, parts, moneyParts } of sorted) {
    const levels = parts.map(({ level, ratePpm, volume }) => `${level}:${ratePpm}:${volume}`);
    const money = moneyPartsText(moneyParts);
    const cells = [distributorId, bonus, amountMinor, rawMinor, levels.join(",")];
    hash.update(`${[...cells, ...(money === null ? [] : [money])].join("\t")}\n`);
  }
  return hash.digest("hex");
}
