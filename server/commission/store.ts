/** Reads and writes the commissions and payments of a sheet; the only file that names its queries. */
import type { Plan } from "../plan/plan.ts";
import { inOneChunk } from "../graph/batches.ts";
import type { Graph, Row } from "../graph/graph.ts";
import { WRITE_TIMEOUT, type Fence, type Work, type Works } from "../sheet/fence.ts";
import { rowWrites } from "../sheet/row-writes.ts";
import { cappedByRank, type CapScope } from "./caps.ts";
import type { Commission } from "./amounts.ts";
import { changesBetween } from "./changes.ts";
import type { CommissionKey } from "./commission-id.ts";
import { moneyPartsOfText, moneyPartsText } from "./money-parts.ts";
import type { Payee, Payment } from "./payments.ts";

/** Rows written in one transaction. */
const PART = 10_000;

/**
 * Makes the commissions and payments of a sheet what was computed. What stands already is left alone: so little is
 * written by the close of a period that was settled live, and by settling it again after a few sales.
 */
export async function replaceCommissions(
  graph: Graph,
  fence: Fence,
  commissions: readonly Commission[],
  payments: readonly Payment[],
): Promise<void> {
  const { sheet } = fence;
  const [earned, paid] = await Promise.all([
    graph.read<CommissionRow>("commission/ledger-rows", { sheet }, { timeout: WRITE_TIMEOUT }),
    paymentsOfSheet(graph, sheet),
  ]);
  const earnings = changesBetween(earned, commissions.map(commissionRow), COMMISSION_FIELDS);
  const paying = changesBetween<Payment>(paid, payments, PAYMENT_FIELDS);
  const writes = <T extends object>(
    query: string,
    rows: T[],
    fields: readonly (keyof T & string)[],
  ) => rowWrites(inOneChunk(rows), { query, sheet, fields, size: PART });
  await fence.writeBeside(
    inTurn(
      writes("commission/remove-commissions", earnings.gone, ["distributorId", "bonus"]),
      writes("commission/remove-payments", paying.gone, ["distributorId"]),
    ),
  );
  await fence.writeBeside(
    inTurn(
      writes("commission/write-commissions", earnings.come, COMMISSION_FIELDS),
      writes("commission/write-payments", paying.come, PAYMENT_FIELDS),
    ),
  );
}

async function* inTurn(...all: Works[]): AsyncGenerator<Work> {
  for (const works of all) yield* works;
}

interface CommissionRow extends Row {
  distributorId: string;
  bonus: string;
  amountMinor: bigint;
  rawMinor: bigint;
  levels: bigint[];
  ratesPpm: bigint[];
  volumes: bigint[];
  /** JSON, see money-parts.ts; null where every part is volume. */
  moneyParts: string | null;
}

const COMMISSION_FIELDS = [
  ...(["distributorId", "bonus", "amountMinor", "rawMinor"] as const),
  ...(["levels", "ratesPpm", "volumes", "moneyParts"] as const),
];

function commissionRow(commission: Commission): CommissionRow {
  const { distributorId, bonus, amountMinor, rawMinor, parts, moneyParts } = commission;
  return {
    distributorId,
    bonus,
    amountMinor,
    rawMinor,
    levels: parts.map(({ level }) => BigInt(level)),
    ratesPpm: parts.map(({ ratePpm }) => ratePpm),
    volumes: parts.map(({ volume }) => volume),
    moneyParts: moneyPartsText(moneyParts),
  };
}

const PAYMENT_FIELDS = [
  ...(["distributorId", "carriedBefore", "earned", "adjusted"] as const),
  ...(["withheld", "held", "paid", "carried"] as const),
];

/** What the caps of a plan go by in a sheet: its volume, and the ranks of who is paid where one goes by rank. */
export async function capScopeOf(
  graph: Graph,
  plan: Plan,
  sheet: string,
  paid: { ids: readonly string[]; commissionable: bigint },
): Promise<CapScope> {
  const { commissionable } = paid;
  if (!cappedByRank(plan)) return { commissionable, paidAs: new Map() };
  const rows = await graph.read<{ id: string; paidAs: bigint }>("commission/ranks-of-people", {
    sheet,
    ids: [...new Set(paid.ids)],
  });
  return { commissionable, paidAs: new Map(rows.map(({ id, paidAs }) => [id, Number(paidAs)])) };
}

/** The commissions of a sheet as the database holds them, by (distributorId, bonus). */
export async function commissionsOfSheet(graph: Graph, sheet: string): Promise<Commission[]> {
  const commissions: Commission[] = [];
  for await (const row of graph.stream<CommissionRow>("commission/ledger-rows", { sheet })) {
    const { distributorId, bonus } = row;
    commissions.push({ distributorId, bonus, ...paidOf(row) });
  }
  return commissions;
}

/** What one bonus pays one person, as lines need it. */
export type PaidCommission = Omit<Commission, "distributorId" | "bonus">;

function paidOf(row: CommissionRow): PaidCommission {
  const { amountMinor, rawMinor, levels, ratesPpm, volumes } = row;
  const parts = levels.map((level, i) => ({
    level: Number(level),
    ratePpm: ratesPpm[i] ?? 0n,
    volume: volumes[i] ?? 0n,
  }));
  return { amountMinor, rawMinor, parts, moneyParts: moneyPartsOfText(row.moneyParts) };
}

/** What one bonus pays some people, by their id; who is missing is paid nothing. */
export async function commissionsOfSome(
  graph: Graph,
  { sheet, bonus }: Omit<CommissionKey, "distributorId">,
  whose: readonly string[],
): Promise<Map<string, PaidCommission>> {
  const rows = await graph.read<CommissionRow>("commission/commissions-of-some", {
    ...{ sheet, bonus },
    ids: whose,
  });
  return new Map(rows.map((row) => [row.distributorId, paidOf(row)]));
}

/** What one bonus pays one person; zero where it pays nothing. */
export async function commissionOf(
  graph: Graph,
  { distributorId, ...of }: CommissionKey,
): Promise<PaidCommission> {
  const found = await commissionsOfSome(graph, of, [distributorId]);
  return found.get(distributorId) ?? { amountMinor: 0n, rawMinor: 0n, parts: [], moneyParts: [] };
}

/** The payments of a sheet as the database holds them, by distributorId. */
export function paymentsOfSheet(graph: Graph, sheet: string): Promise<Payment[]> {
  return graph.read<Payment & Row>("commission/payment-rows", { sheet });
}

/** Everybody who may need a payment: who carries a balance, earned something, or is adjusted. */
export async function payeesOf(
  graph: Graph,
  sheet: string,
  commissions: readonly Commission[],
  adjustments: ReadonlyMap<string, bigint>,
): Promise<Payee[]> {
  const adjusted = [...adjustments.keys()];
  const rows = await graph.read<Payee & Row>("commission/payees", { sheet, adjusted });
  const known = new Set(rows.map(({ distributorId }) => distributorId));
  const earning = new Set(commissions.map(({ distributorId }) => distributorId));
  const others = [...earning].filter((id) => !known.has(id));
  return [...rows, ...others.map((id) => ({ distributorId: id, ...IN_ORDER }))];
}

/** Of whom the database has nothing to tell. */
const IN_ORDER = { status: "active", balanceBefore: 0n };
