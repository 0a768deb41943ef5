/** Reads of what people earned: commissions by id, person or sheet, and payments. */
import { keyOfCommission } from "../commission/commission-id.ts";
import type { Graph } from "../graph/graph.ts";

export interface CommissionRow {
  [key: string]: unknown;
  sheet: string;
  distributorId: string;
  bonus: string;
  amountMinor: bigint;
  rawMinor: bigint | null;
  levels: (bigint | null)[] | null;
  ratesPpm: bigint[] | null;
  volumes: bigint[] | null;
}

/** One commission. */
export async function commissionById(graph: Graph, id: string): Promise<CommissionRow | null> {
  const key = keyOfCommission(id);
  if (key === null) return null;
  const [row] = await graph.read<CommissionRow>("statement/commission-by-key", { ...key });
  return row ?? null;
}

/** What one person earned in a sheet, by bonus. */
export function commissionsOfPerson(
  graph: Graph,
  sheet: string,
  distributorId: string,
): Promise<CommissionRow[]> {
  return graph.read("statement/commissions-of-person", { sheet, distributorId });
}

/** The commissions of a sheet by person and bonus. */
export function commissionsPage(
  graph: Graph,
  input: {
    sheet: string;
    bonus: string | null;
    after: { distributorId: string; bonus: string } | null;
    limit: number;
  },
): Promise<CommissionRow[]> {
  return graph.read("statement/commissions-page", {
    sheet: input.sheet,
    bonus: input.bonus,
    afterDistributorId: input.after?.distributorId ?? null,
    afterBonus: input.after?.bonus ?? null,
    limit: input.limit,
  });
}

/** The commissions of a sheet whose person's name or id begins like the words. */
export function commissionsFound(
  graph: Graph,
  input: {
    sheet: string;
    bonus: string | null;
    query: string;
    after: { distributorId: string; bonus: string } | null;
    limit: number;
  },
): Promise<CommissionRow[]> {
  return graph.read("statement/commissions-found", {
    sheet: input.sheet,
    bonus: input.bonus,
    query: input.query,
    afterDistributorId: input.after?.distributorId ?? null,
    afterBonus: input.after?.bonus ?? null,
    limit: input.limit,
  });
}

export interface PaymentRow {
  [key: string]: unknown;
  distributorId: string;
  carriedBefore: bigint;
  earned: bigint;
  adjusted: bigint;
  withheld: bigint;
  held: bigint;
  paid: bigint;
  carried: bigint;
}

/** A person's payment of a sheet. */
export async function paymentOf(
  graph: Graph,
  sheet: string,
  distributorId: string,
): Promise<PaymentRow | null> {
  const [row] = await graph.read<PaymentRow>("statement/payment-of-person", {
    sheet,
    distributorId,
  });
  return row ?? null;
}

/** One bonus of a person that an approved revision pays otherwise. */
export interface AdjustmentRow {
  [key: string]: unknown;
  runId: string;
  sheet: string;
  periodId: string;
  landsIn: string;
  bonus: string;
  reason: string;
  before: bigint;
  after: bigint;
  at: bigint;
}

/** What revisions change for a person: those that land in a period, and those of the period itself. */
export function adjustmentsOfPerson(
  graph: Graph,
  input: { distributorId: string; periodId: string },
): Promise<AdjustmentRow[]> {
  return graph.read("statement/adjustments-of-person", { ...input });
}

/** Every commission of a sheet by person and bonus, as they arrive. */
export function commissionsOfSheetRows(graph: Graph, sheet: string): AsyncIterable<CommissionRow> {
  return graph.stream("statement/commissions-of-sheet", { sheet }, { timeout: 600_000 });
}

/** Every payment of a sheet by person, as they arrive. */
export function paymentsOfSheetRows(graph: Graph, sheet: string): AsyncIterable<PaymentRow> {
  return graph.stream("statement/payments-of-sheet", { sheet }, { timeout: 600_000 });
}
