/** Orders of a period that came back after its end. */
import { instantText, stakeOf, wordsOf, type Anomaly, type Scene } from "./anomaly.ts";

/** A return; hundredths of a point, epoch ms. */
export interface RefundRow extends Record<string, unknown> {
  refundId: string;
  orderId: string;
  distributorId: string;
  placedAt: bigint;
  refundedAt: bigint;
  ordered: bigint;
  refunded: bigint;
}

/** One case a return that takes back enough. */
export function refundsAfterEnd(scene: Scene, rows: readonly RefundRow[]): Anomaly[] {
  const { points } = wordsOf(scene.plan);
  return rows
    .filter(({ refunded }) => refunded >= scene.limits.refundVolumeMin)
    .map((row) => ({
      code: "refund_after_cutoff" as const,
      subject: row.refundId,
      evidence: {
        "Returned order": row.orderId,
        "Credited to": row.distributorId,
        "Order placed": instantText(row.placedAt),
        "Returned, after the period's end": instantText(row.refundedAt),
        "Commissionable volume that this period pays on": points(row.ordered),
        "Commissionable volume returned": points(row.refunded),
      },
      moneyAtStakeMinor: stakeOf(scene, row.refunded),
    }));
}
