/**
 * What a bonus traversal returns: who is paid at which level and rate on how much volume.
 *
 * Sums, not lines: volume that meets at one person travels on as one. A line is derived again from
 * the sheet when somebody asks (the room line) and must add up to these.
 */
import type { Graph } from "../graph/graph.ts";
import type { Plan } from "../plan/plan.ts";

/** The sheet that a bonus is settled on, and the period whose orders it pays. */
export interface SheetScope {
  plan: Plan;
  /** "2026-11/0" */
  sheet: string;
  /** First instant of the period, epoch ms. */
  startsAt: number;
  /** First instant after the period, epoch ms. */
  endsAt: number;
}

/** One payee at one level and rate. */
export interface Settled {
  distributorId: string;
  bonus: string;
  /** The level that is paid; 0 where the bonus has no levels (differential). */
  level: number;
  ratePpm: bigint;
  /** Hundredths of one order where the plan rounds per line; null: the sum of all orders. */
  unit: bigint | null;
  /** Hundredths of a point, all orders together. */
  volume: bigint;
  /** Number of orders. */
  count: bigint;
}

/** Volume standing at a person, on its way up. */
export interface Waiting {
  id: string;
  /** It may stop at the person himself. */
  inclusive: boolean;
  unit: bigint | null;
  volume: bigint;
  count: bigint;
}

/** The commissionable volume of a period by seller; own orders and customers' orders apart. */
export interface SellerVolume extends Record<string, unknown> {
  id: string;
  own: boolean;
  unit: bigint | null;
  volume: bigint;
  count: bigint;
}

/** Reads where a period's commissionable volume enters the tree. */
export async function volumeAtSellers(graph: Graph, scope: SheetScope): Promise<SellerVolume[]> {
  return graph.read<SellerVolume>(
    "bonus/volume-at-sellers",
    {
      from: scope.startsAt,
      until: scope.endsAt,
      perLine: scope.plan.rounding.per === "line",
    },
    { timeout: 600_000 },
  );
}

/** The edge of a sheet that a bonus climbs. */
export function edgeOf(tree: "sponsor" | "placement"): "UNDER_SPONSOR" | "UNDER_PLACEMENT" {
  return tree === "sponsor" ? "UNDER_SPONSOR" : "UNDER_PLACEMENT";
}
