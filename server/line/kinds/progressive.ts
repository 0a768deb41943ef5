/** Why in a progressive bonus: its lines are kept as they were paid, for they depend on the orders before. */
import { formatPercent, formatVolume } from "../../money/money.ts";
import type { Plan, ProgressiveBonus } from "../../plan/plan.ts";
import type { LineKind } from "../walk.ts";

export const progressiveLines: LineKind<ProgressiveBonus> = {
  walk: () => null,
  keepsOrders: () => true,
  rule,
};

const BY: Record<ProgressiveBonus["by"], string> = {
  order: "the volume of the order alone",
  personalVolume: "the personal volume",
  totalVolume: "the total volume",
};

const CROSSING: Record<ProgressiveBonus["crossing"], string> = {
  before: "An order that crosses a boundary still has the percentage before it.",
  after: "An order that crosses a boundary has the percentage after it already.",
  split: "An order that crosses a boundary is split there.",
};

const AGAINST: Record<ProgressiveBonus["against"], string> = {
  chain: "Each is paid what his percentage has above the highest counted below.",
  source: "Each is paid what his percentage has above the seller's.",
  nobody: "Each is paid his whole percentage.",
};

function rule({ by, begins, brackets, crossing, against }: ProgressiveBonus, plan: Plan): string {
  const since = begins === "lifetime" ? "since the beginning" : "in the period";
  const schedule = brackets
    .map(({ from, rate }) => `from ${formatVolume(from)} points ${formatPercent(rate)}`)
    .join(", ");
  const running = by === "order" ? BY.order : `${BY[by]} ${since} as it stands at each order`;
  const tree = plan.volume.tree === "sponsor" ? "enrolment" : "placement";
  const along = by === "totalVolume" ? ` along the ${tree} tree` : "";
  return (
    `The percentage goes by ${running}${along}: ${schedule}. ${CROSSING[crossing]} ` +
    AGAINST[against]
  );
}
