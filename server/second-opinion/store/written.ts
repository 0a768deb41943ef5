/** What a run wrote into a sheet; read to be compared, and for nothing else. */
import type { Graph, Row } from "../../graph/graph.ts";

const LONG_READ = { timeout: 600_000 };

/** How the run settled somebody. */
export interface WrittenStanding extends Row {
  distributorId: string;
  personalVolume: bigint;
  groupVolume: bigint;
  totalVolume: bigint;
  personalCommissionable: bigint;
  groupCommissionable: bigint;
  totalCommissionable: bigint;
  active: boolean;
  title: bigint;
  paidAs: bigint;
  brokeAway: boolean;
  /** Null where the plan has no such thing. */
  lifetimeVolume: bigint | null;
  carryLeft: bigint | null;
  carryRight: bigint | null;
  flushedLeft: bigint | null;
  flushedRight: bigint | null;
  heldPeriods: bigint | null;
  graceUsed: bigint | null;
}

export interface WrittenCommission extends Row {
  distributorId: string;
  bonus: string;
  amountMinor: bigint;
  rawMinor: bigint;
}

export interface WrittenPayment extends Row {
  distributorId: string;
  earned: bigint;
  held: bigint;
  paid: bigint;
  carried: bigint;
}

/** What the run wrote into a sheet, row by row. */
export function readWritten(graph: Graph, sheet: string) {
  return {
    standings: graph.stream<WrittenStanding>("second-opinion/standings", { sheet }, LONG_READ),
    commissions: graph.stream<WrittenCommission>(
      "second-opinion/commissions",
      { sheet },
      LONG_READ,
    ),
    payments: graph.stream<WrittenPayment>("second-opinion/payments", { sheet }, LONG_READ),
  };
}
