/**
 * Infinity: the nearest of each rank is paid to unlimited depth, the next of equal rank blocks.
 *
 * The first positions are walked one by one; then one round a payee: volume climbs to the next person
 * who is still paid something, and goes on covered up to his rate.
 */
import type { InfinityBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import { coveredBy, payOf, ranksPaid, UNCOVERED, type Covered } from "../infinity.ts";
import { ANYBODY, climbAlong, type Stop } from "../climb/next-stops.ts";
import {
  climbsFrom,
  inMoneyOf,
  type Settled,
  type Settling,
  type VolumePart,
  type Waiting,
} from "../settled.ts";

interface Climbing extends Waiting {
  covered: Covered;
}

interface Step extends Stop {
  /** How far what meets here was settled below. */
  covered: Covered;
}

/** Everybody whom an infinity bonus pays in a period, by rate. */
export async function settleInfinity(settling: Settling, bonus: InfinityBonus): Promise<Settled[]> {
  const parts = await climbToHolders(settling, bonus);
  return bonus.paysAmounts === true ? parts.map(inMoneyOf) : parts;
}

async function climbToHolders(settling: Settling, bonus: InfinityBonus): Promise<VolumePart[]> {
  const sellers = (await settling.sellersFor(bonus)).filter(
    ({ own }) => (own ? bonus.ownOrders : bonus.customerOrders) === "paid",
  );
  const settled: VolumePart[] = [];
  const add = (parts: readonly VolumePart[]) => parts.forEach((part) => settled.push(part));
  let waiting = sellers.map((seller): Climbing => ({
    ...{ id: seller.id, inclusive: true, covered: UNCOVERED },
    ...climbsFrom(seller, bonus.paysAmounts === true),
  }));
  const step = stepAlong(settling, bonus);
  for (let position = 0; position <= bonus.firstLevel && waiting.length > 0; position++) {
    const steps = await step(waiting, true);
    if (position === bonus.firstLevel) add(payments(bonus, steps));
    waiting = steps.map((one) => goOn(bonus, one, position > 0 || bonus.sellerBlocks));
  }
  for (;;) {
    const open = waiting.filter(({ covered }) => ranksPaid(bonus, covered).length > 0);
    if (open.length === 0) return settled;
    const steps = await step(open, false);
    add(payments(bonus, steps));
    waiting = steps.map((one) => goOn(bonus, one, true));
  }
}

/** A step up: to the very next person, or to the next who is still paid something. */
function stepAlong({ graph, scope: { sheet } }: Settling, bonus: InfinityBonus) {
  const mark = markOf(bonus.payee, bonus.rankBy);
  const next = climbAlong(graph, { sheet, tree: bonus.tree, by: bonus.rankBy, mark });
  const stops = bonus.unqualified === "ignored" ? [mark] : [];
  return async (waiting: readonly Climbing[], everybody: boolean): Promise<Step[]> => {
    const steps: Step[] = [];
    for (const rows of byState(waiting)) {
      const { covered } = rows[0]!;
      const rule = everybody ? ANYBODY : { stops, stopRanges: ranksPaid(bonus, covered) };
      for (const stop of await next(rows, rule)) steps.push({ ...stop, covered });
    }
    return steps;
  };
}

/** What waits, apart by how far it is settled. */
function byState(waiting: readonly Climbing[]): Climbing[][] {
  const groups = new Map<string, Climbing[]>();
  for (const one of waiting) {
    const { rate, holder, equals } = one.covered;
    const state = `${rate} ${holder} ${equals}`;
    const group = groups.get(state);
    if (group) group.push(one);
    else groups.set(state, [one]);
  }
  return [...groups.values()];
}

function payments(bonus: InfinityBonus, steps: readonly Step[]): VolumePart[] {
  return steps.flatMap(({ id, value, qualifies, covered, unit, volume, count }) => {
    const ratePpm = qualifies ? payOf(bonus, value, covered) : 0n;
    const part = { distributorId: id, bonus: bonus.id, level: 0, ratePpm, unit, volume, count };
    return ratePpm > 0n ? [part] : [];
  });
}

/** Volume goes on from a person; he counts if he is qualified, or if the unqualified block. */
function goOn(bonus: InfinityBonus, step: Step, blocks: boolean): Climbing {
  const { id, unit, volume, count, value, qualifies, covered } = step;
  const counts = blocks && (qualifies || bonus.unqualified === "blocks");
  return {
    ...{ id, inclusive: false, unit, volume, count },
    covered: counts ? coveredBy(bonus, value, covered) : covered,
  };
}
