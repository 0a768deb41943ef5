/** Generations: a rate for each generation of leaders above a sale. */
import type { GenerationBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import { climbGenerations } from "../generations.ts";
import type { Settling, VolumePart } from "../settled.ts";

/** Everybody whom a generation bonus pays in a period, by generation and rate. */
export async function settleGeneration(
  { graph, scope: { sheet }, sellersFor }: Settling,
  bonus: GenerationBonus,
): Promise<VolumePart[]> {
  const { tree, grades, position, payees, firstGeneration, rankBy } = bonus;
  const rule = {
    ...{ sheet, tree, grades, position, payees, firstGeneration },
    leader: markOf(bonus.leader, rankBy),
    payee: markOf(bonus.payee, rankBy),
    nextEntitled: bonus.compression === "nextEntitled",
  };
  const sellers = (await sellersFor(bonus))
    .filter(({ own }) => (own ? bonus.ownOrders : bonus.customerOrders) === "paid")
    .map(({ id, unit, volume, count }) => ({ id, inclusive: false, unit, volume, count }));
  const settled = await climbGenerations(graph, rule, sellers);
  return settled.map(({ id, ...part }) => ({ distributorId: id, bonus: bonus.id, ...part }));
}
