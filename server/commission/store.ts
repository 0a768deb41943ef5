/** Reads and writes the commissions and payments of a sheet; the only file that names its queries. */
import type { Plan } from "../plan/plan.ts";
import type { Graph } from "../graph/graph.ts";
import type { Fence } from "../sheet/fence.ts";
import { cappedByRank, type CapScope } from "./caps.ts";
import type { Commission } from "./amounts.ts";
import { moneyPartsOfText, moneyPartsText } from "./money-parts.ts";
import type { Payee, Payment } from "./payments.ts";

/** Rows written in one transaction. */
const PART = 20_000;

/** Replaces everything that an earlier computation of the sheet wrote; nothing else is touched. */
export async function replaceCommissions(
  fence: Fence,
  commissions: readonly Commission[],
  payments: readonly Payment[],
): Promise<void> {
  const { sheet } = fence;
  for (let cleared = 1n; cleared > 0n;) {
    const [row] = await fence.write((tx) =>
      tx.run<{ cleared: bigint }>("commission/clear-commissions", { sheet, limit: PART }),
    );
    cleared = row?.cleared ?? 0n;
  }
  await writeParts(fence, "commission/write-commissions", commissions.map(commissionRow));
  await writeParts(fence, "commission/write-payments", payments);
}

async function writeParts(fence: Fence, query: string, rows: readonly unknown[]): Promise<void> {
  for (let at = 0; at < rows.length; at += PART) {
    const part = rows.slice(at, at + PART);
    await fence.write((tx) => tx.run(query, { sheet: fence.sheet, rows: part }));
  }
}

interface CommissionRow extends Record<string, unknown> {
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

/** Which commission is meant. */
export interface CommissionKey {
  sheet: string;
  distributorId: string;
  bonus: string;
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
  const ids = whose.map((id) => `${sheet}:${bonus}:${id}`);
  const rows = await graph.read<CommissionRow>("commission/commissions-by-id", { ids });
  return new Map(rows.map((row) => [row.distributorId, paidOf(row)]));
}

/** What one bonus pays one person; zero where it pays nothing. */
export async function commissionOf(
  graph: Graph,
  { sheet, bonus, distributorId }: CommissionKey,
): Promise<PaidCommission> {
  const ids = [`${sheet}:${bonus}:${distributorId}`];
  const [row] = await graph.read<CommissionRow>("commission/commissions-by-id", { ids });
  return row === undefined
    ? { amountMinor: 0n, rawMinor: 0n, parts: [], moneyParts: [] }
    : paidOf(row);
}

/** The payments of a sheet as the database holds them, by distributorId. */
export function paymentsOfSheet(graph: Graph, sheet: string): Promise<Payment[]> {
  return graph.read<Payment & Record<string, unknown>>("commission/payment-rows", { sheet });
}

/** Everybody who may need a payment: who carries a balance, earned something, or is adjusted. */
export async function payeesOf(
  graph: Graph,
  sheet: string,
  commissions: readonly Commission[],
  adjustments: ReadonlyMap<string, bigint>,
): Promise<Payee[]> {
  const earning = commissions.map(({ distributorId }) => distributorId);
  const ids = [...new Set([...earning, ...adjustments.keys()])];
  return graph.read<Payee & Record<string, unknown>>("commission/payees", { sheet, ids });
}
