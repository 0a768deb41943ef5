/**
 * Infinity: the nearest of each rank is paid to unlimited depth, the next of equal rank blocks.
 *
 * The first positions are walked one by one; then one round a payee: volume climbs to the next person
 * who is still paid something, and goes on covered up to his rate.
 */
import type { Row } from "../../graph/graph.ts";
import type { InfinityBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import { climb, type Carrying } from "../climb.ts";
import { coveredBy, payOf, ranksPaid, UNCOVERED, type Covered } from "../infinity.ts";
import {
  climbsFrom,
  edgeOf,
  inMoneyOf,
  type Settled,
  type Settling,
  type VolumePart,
  type Waiting,
} from "../settled.ts";

interface Climbing extends Waiting {
  covered: Covered;
}

interface Stop extends Carrying {
  id: string;
  rank: bigint;
  qualifies: boolean;
  state: string;
  unit: bigint | null;
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
  let waiting = sellers.map((seller): Climbing => ({
    ...{ id: seller.id, inclusive: true, covered: UNCOVERED },
    ...climbsFrom(seller, bonus.paysAmounts === true),
  }));
  for (let position = 0; position <= bonus.firstLevel && waiting.length > 0; position++) {
    const stops = await nextStops(settling, bonus, waiting, true);
    if (position === bonus.firstLevel) settled.push(...payments(bonus, stops));
    waiting = stops.map((stop) => goOn(bonus, stop, position > 0 || bonus.sellerBlocks));
  }
  for (;;) {
    const open = waiting.filter(({ covered }) => ranksPaid(bonus, covered).length > 0);
    if (open.length === 0) return settled;
    const stops = await nextStops(settling, bonus, open, false);
    settled.push(...payments(bonus, stops));
    waiting = stops.map((stop) => goOn(bonus, stop, true));
  }
}

function nextStops(
  { graph, scope: { sheet } }: Settling,
  bonus: InfinityBonus,
  waiting: readonly Climbing[],
  everybody: boolean,
): Promise<Stop[]> {
  const rows: Row[] = waiting.map(({ covered, ...one }) => ({
    ...one,
    ranges: everybody ? null : ranksPaid(bonus, covered),
    state: stateText(covered),
  }));
  const mark = markOf(bonus.payee, bonus.rankBy);
  const parameters = {
    ...{ sheet, edge: edgeOf(bonus.tree), rankBy: bonus.rankBy, mark },
    onlyMarked: !everybody && bonus.unqualified === "ignored",
  };
  return climb<Stop>(
    graph,
    "bonus/next-holder",
    rows,
    parameters,
    ({ id, state, unit }) => `${id}\n${state}\n${unit ?? ""}`,
  );
}

function payments(bonus: InfinityBonus, stops: readonly Stop[]): VolumePart[] {
  return stops.flatMap(({ id, rank, qualifies, state, unit, volume, count }) => {
    const ratePpm = qualifies ? payOf(bonus, rank, covered(state)) : 0n;
    const part = { distributorId: id, bonus: bonus.id, level: 0, ratePpm, unit, volume, count };
    return ratePpm > 0n ? [part] : [];
  });
}

/** Volume goes on from a person; he counts if he is qualified, or if the unqualified block. */
function goOn(bonus: InfinityBonus, stop: Stop, blocks: boolean): Climbing {
  const { id, unit, volume, count, rank, qualifies, state } = stop;
  const counts = blocks && (qualifies || bonus.unqualified === "blocks");
  const before = covered(state);
  return {
    ...{ id, inclusive: false, unit, volume, count },
    covered: counts ? coveredBy(bonus, rank, before) : before,
  };
}

function stateText({ rate, holder, equals }: Covered): string {
  return `${rate} ${holder} ${equals}`;
}

function covered(state: string): Covered {
  const [rate = "0", holder, equals] = state.split(" ");
  return { rate: BigInt(rate), holder: Number(holder), equals: Number(equals) };
}
