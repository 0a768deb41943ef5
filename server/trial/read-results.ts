/** The results of a computed period as the trial's tables show them. */
import { linesOfPeriod } from "../line/lines-of-period.ts";
import { commissionsOfSheet, paymentsOfSheet } from "../commission/store.ts";
import { CHECK_CODES } from "../exception/check-codes.ts";
import { RESULT_CODES } from "../exception/exception.ts";
import type { Graph } from "../graph/graph.ts";
import { formatRate, formatUnits, formatVolume } from "../money/money.ts";
import type { Plan } from "../plan/plan.ts";
import type { KnownPeriod } from "../period/timeline.ts";
import type { Tables } from "./tables.ts";
import { decidedUpTo } from "../sheet/decided.ts";

/** The rows of one period, unsorted. */
export async function readResults(graph: Graph, plan: Plan, period: KnownPeriod): Promise<Tables> {
  const { sheet } = period;
  const money = (minor: bigint) => formatUnits(minor, plan.currencyDigits);
  const commissions = await commissionsOfSheet(graph, sheet);
  const payments = await paymentsOfSheet(graph, sheet);
  return {
    commissions: commissions
      .filter(({ amountMinor }) => amountMinor !== 0n)
      .map((one) => [
        ...[period.id, one.distributorId, one.bonus],
        ...[money(one.amountMinor), plan.currency],
      ]),
    lines: await lineRows(graph, plan, period, commissions),
    standings: await standingRows(graph, plan, period),
    payments: payments.map((one) => [
      ...[period.id, one.distributorId, plan.currency, money(one.earned), money(one.adjusted)],
      ...[money(one.withheld), money(one.held), money(one.paid), money(one.carried)],
    ]),
    exceptions: await exceptionRows(graph, period),
  };
}

async function lineRows(
  graph: Graph,
  plan: Plan,
  period: KnownPeriod,
  commissions: Awaited<ReturnType<typeof commissionsOfSheet>>,
): Promise<string[][]> {
  const { sheet, startsAt, endsAt } = period;
  const decided = await decidedUpTo(graph, sheet);
  const bonuses = plan.bonuses.filter((bonus) => bonus.calendar === period.calendar);
  const scope = { plan, sheet, startsAt, endsAt, decided };
  const lines = await linesOfPeriod(graph, scope, bonuses, commissions);
  return lines.map((line) => [
    ...[period.id, line.distributorId, line.bonus, line.orderId ?? "", line.sourceId ?? ""],
    ...[String(line.level), line.paidLevel === null ? "" : String(line.paidLevel)],
    line.ratePpm === null ? "" : formatRate(line.ratePpm),
    line.volume === null ? "" : formatVolume(line.volume),
    ...[formatUnits(line.amountMinor, plan.currencyDigits), line.reason ?? ""],
  ]);
}

interface StandingRow extends Record<string, unknown> {
  distributorId: string;
  personalVolume: bigint;
  groupVolume: bigint;
  totalVolume: bigint;
  active: boolean;
  title: bigint;
  paidAs: bigint;
  /** null in a sheet without a binary bonus. */
  carryLeft: bigint | null;
  carryRight: bigint | null;
  flushedLeft: bigint | null;
  flushedRight: bigint | null;
}

async function standingRows(graph: Graph, plan: Plan, period: KnownPeriod): Promise<string[][]> {
  const rankIds = new Map(plan.ranks.map(({ number, id }) => [BigInt(number), id]));
  const rows = await graph.read<StandingRow>("trial/standings", { sheet: period.sheet });
  return rows.map((one) => [
    ...[period.id, one.distributorId],
    ...[one.personalVolume, one.groupVolume, one.totalVolume].map(formatVolume),
    ...[String(one.active), rankIds.get(one.title) ?? "", rankIds.get(one.paidAs) ?? ""],
    ...[one.carryLeft, one.carryRight, one.flushedLeft, one.flushedRight].map((volume) =>
      volume === null ? "" : formatVolume(volume),
    ),
  ]);
}

async function exceptionRows(graph: Graph, period: KnownPeriod): Promise<string[][]> {
  const rows = await graph.read<{ code: string; subject: string; blocking: boolean }>(
    "trial/exceptions",
    { sheet: period.sheet, codes: [...RESULT_CODES, ...CHECK_CODES] },
  );
  return rows.map(({ code, subject, blocking }) => [period.id, code, subject, String(blocking)]);
}
