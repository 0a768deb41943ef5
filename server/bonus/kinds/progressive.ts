/**
 * Progressive: everybody's percentage goes by his volume as it stands at each order (docs/plan/progressive.md).
 *
 * Orders are taken one by one as they came. Each moves the volume of its seller (or of everybody above him),
 * and is paid by where that volume stood before and stands afterwards; one that crosses a boundary may be
 * split there. What an order pays is kept with its id: nothing later could derive it from a sheet.
 */
import type { Row } from "../../graph/graph.ts";
import { lineAmountExact, pointInMinorUnits } from "../../money/amount.ts";
import type { ProgressiveBonus } from "../../plan/plan.ts";
import { markOf } from "../../standing/marks.ts";
import { ordersInTime, type TimedOrder } from "../orders-in-time.ts";
import { edgeOf } from "../../sheet/depth.ts";
import type { MoneyPart, Settling } from "../settled.ts";

interface Person extends Row {
  id: string;
  above: string | null;
  qualifies: boolean;
  /** Hundredths before the period. */
  lifetime: bigint;
}

/** Somebody on the way up, and where his volume stands around an order, the lower side first. */
interface Passed {
  id: string;
  qualifies: boolean;
  low: bigint;
  high: bigint;
}

/** Everybody whom a progressive bonus pays in a period, one part for each order, payee and rate. */
export async function settleProgressive(
  { graph, scope }: Settling,
  bonus: ProgressiveBonus,
): Promise<MoneyPart[]> {
  const people = await readPeople(graph, scope.sheet, bonus);
  const running = new Map<string, bigint>();
  const point = pointInMinorUnits(scope.plan.pointValue, scope.plan.currencyDigits);
  const parts: MoneyPart[] = [];
  for (const order of await ordersInTime(graph, scope, bonus)) {
    const move = moveOf(bonus, order, scope.plan.volume.customerOrders === "counted");
    const path = wayUp(bonus, people, running, order.sourceId, move);
    const paid = (order.own ? bonus.ownOrders : bonus.customerOrders) === "paid";
    if (!paid || order.paid === 0n) continue;
    for (const [key, volume] of sharesOf(bonus, path, move, order.paid)) {
      const [level = 0, ratePpm = 0n] = key;
      parts.push({
        ...{ distributorId: path[Number(level)]?.id ?? "", bonus: bonus.id },
        ...{ level: Number(level), ratePpm, baseMinor: null, sourceId: order.sourceId },
        order: { id: order.orderId, volume },
        amount: lineAmountExact(volume, ratePpm, point),
      });
    }
  }
  return parts;
}

async function readPeople(
  graph: Settling["graph"],
  sheet: string,
  { tree, payee, rankBy }: ProgressiveBonus,
): Promise<Map<string, Person>> {
  const parameters = { sheet, edge: edgeOf(tree), mark: markOf(payee, rankBy) };
  const people = new Map<string, Person>();
  for await (const person of graph.stream<Person>("bonus/ways-up", parameters)) {
    people.set(person.id, person);
  }
  return people;
}

/** How far an order moves the volume that decides, hundredths; customers' orders only where they count. */
function moveOf({ by, measuredIn }: ProgressiveBonus, order: TimedOrder, counted: boolean): bigint {
  return by === "order" || order.own || counted ? order[measuredIn] : 0n;
}

/** The seller and everybody above him who can matter; moves the volume of those whom the order moves. */
function wayUp(
  bonus: ProgressiveBonus,
  people: ReadonlyMap<string, Person>,
  running: Map<string, bigint>,
  sellerId: string,
  move: bigint,
): Passed[] {
  const path: Passed[] = [];
  let person = people.get(sellerId);
  while (person !== undefined) {
    const { id, qualifies, lifetime, above } = person;
    const begins = bonus.begins === "lifetime" ? lifetime : 0n;
    const before = bonus.by === "order" ? 0n : (running.get(id) ?? begins);
    const moves = bonus.by !== "personalVolume" || path.length === 0;
    const after = before + (moves ? move : 0n);
    running.set(id, after);
    const [low, high] = before < after ? [before, after] : [after, before];
    // An order by itself is as large as it is, also one that comes back.
    path.push(
      bonus.by === "order"
        ? { id, qualifies, low: 0n, high: high - low }
        : { id, qualifies, low, high },
    );
    person = above === null ? undefined : people.get(above);
  }
  return path;
}

/** What an order pays: volume (hundredths) by position and rate. */
function sharesOf(
  bonus: ProgressiveBonus,
  path: readonly Passed[],
  move: bigint,
  paid: bigint,
): [readonly [number, bigint], bigint][] {
  const shares = new Map<string, [readonly [number, bigint], bigint]>();
  const whole = move < 0n ? -move : move;
  const cuts = bonus.crossing === "split" ? cutsOf(bonus, path, whole) : [0n, whole];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i] ?? 0n, cuts[i + 1] ?? 0n];
    const volume = whole === 0n ? paid : (paid * to) / whole - (paid * from) / whole;
    for (const [level, rate] of climb(bonus, path, from)) {
      const key = `${level} ${rate}`;
      const before = shares.get(key)?.[1] ?? 0n;
      shares.set(key, [[level, rate], before + volume]);
    }
  }
  return [...shares.values()].filter(([, volume]) => volume !== 0n);
}

/** Where an order is parted, as hundredths of its own move: at every boundary that somebody crosses. */
function cutsOf({ brackets }: ProgressiveBonus, path: readonly Passed[], whole: bigint): bigint[] {
  const cuts = new Set([0n, whole]);
  for (const { low, high } of path) {
    for (const { from } of brackets) if (from > low && from < high) cuts.add(from - low);
  }
  const sorted = [...cuts].sort((a, b) => (a < b ? -1 : 1));
  return whole === 0n ? [0n, 0n] : sorted;
}

/** Who is paid which rate of a part that begins so far into the order's move. */
function* climb(
  bonus: ProgressiveBonus,
  path: readonly Passed[],
  from: bigint,
): Generator<[number, bigint]> {
  const { firstLevel, lastLevel, against } = bonus;
  let covered = 0n;
  for (const [level, person] of path.entries()) {
    if (lastLevel !== null && level > lastLevel) return;
    const percentage = percentageAt(bonus, person, from);
    if (person.qualifies && level >= firstLevel && percentage > covered) {
      yield [level, percentage - covered];
    }
    const reduces = level === 0 ? bonus.sellerBlocks : against === "chain";
    const counts = reduces && (person.qualifies || bonus.unqualified === "blocks");
    if (counts && percentage > covered) covered = percentage;
  }
}

function percentageAt(
  { brackets, crossing }: ProgressiveBonus,
  { low, high }: Passed,
  from: bigint,
): bigint {
  // Who is not moved stands at one place, so all three are the same for him.
  const at = crossing === "after" ? high : crossing === "before" || low === high ? low : low + from;
  const stands = at < 0n ? 0n : at; // what returns take below zero goes at the percentage of zero
  return brackets.findLast(({ from: bound }) => stands >= bound)?.rate ?? 0n;
}
