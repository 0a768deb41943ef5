/** STUB by the API engineer until the engine's file lands; overwrite it. */
import type { Graph } from "../graph/graph.ts";
import type { Bonus, Plan } from "../plan/plan.ts";

export interface LineStep {
  distributorId: string;
  level: number;
  paidLevel: number | null;
  ratePpm: bigint | null;
  reason: string | null;
}
export interface Line {
  distributorId: string;
  bonus: string;
  orderId: string;
  sourceId: string;
  level: number | null;
  paidLevel: number | null;
  ratePpm: bigint | null;
  volume: bigint | null;
  amountMinor: bigint;
  reason: string | null;
  path: LineStep[];
}
export async function linesOfCommission(
  _graph: Graph,
  _plan: Plan,
  _of: { sheet: string; distributorId: string; bonus: string },
): Promise<Line[]> {
  return [];
}
export async function linesOfOrder(
  _graph: Graph,
  _plan: Plan,
  _of: { orderId: string },
): Promise<Line[]> {
  return [];
}
export function reasonText(reason: string): string {
  return reason;
}
export function ruleText(bonus: Bonus, _plan: Plan): string {
  return bonus.name;
}
