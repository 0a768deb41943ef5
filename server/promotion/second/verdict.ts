/** The second computation's word on who fulfils what, since when, and who is given which tier. */
import {
  type Condition,
  type Measure,
  measureKey,
  measuresOf,
  type Promotion,
  type Tier,
} from "../promotion.ts";
import { type Change, count, type Counted, entryRank, type SecondScene } from "./count.ts";
import type { Facts } from "./facts.ts";
import { legOf } from "./tree.ts";

/** Somebody's result; tiers as "<id>" or "<id> since <epoch ms>". */
export interface Verdict {
  id: string;
  figures: bigint[];
  points: bigint;
  met: string[];
  wins: string[];
}

type Get = (measure: Measure) => bigint;

/** A whole promotion, person by person, by id. */
export function verdicts(facts: Facts, scene: SecondScene): Verdict[] {
  const { promotion } = scene;
  const measures = measuresOf(promotion);
  const counted = measures.map((measure) => count(facts, scene, measure));
  const totals = counted.map((one) => totalsOf(one));
  const rows = participants(facts, scene).map((id) => {
    const figures = measures.map((_, n) => figureOf(counted[n]!, totals[n]!, id));
    return { id, figures, get: getter(measures, figures) };
  });
  const met = new Map<string, string[]>(rows.map(({ id }) => [id, []]));
  const wins = new Map<string, string[]>(rows.map(({ id }) => [id, []]));
  const order = promotion.tiers.map((_, n) => n);
  if (promotion.awards === "highest") order.reverse();
  for (const n of order) {
    const tier = promotion.tiers[n]!;
    const able = rows.filter(({ get }) => isAble(promotion, tier, get));
    for (const { id } of able) met.get(id)!.push(tier.id);
    const pool =
      promotion.awards === "highest" ? able.filter(({ id }) => wins.get(id)!.length === 0) : able;
    const sinceOf = (id: string, points: bigint) =>
      since(scene, measures, counted, { id, tier, points });
    for (const [id, at] of chosen(promotion, tier, pool, sinceOf)) {
      wins.get(id)!.push(at === null ? tier.id : `${tier.id} since ${at}`);
    }
  }
  return rows.map(({ id, figures, get }) => ({
    ...{ id, figures, points: pointsBy(promotion, get) },
    met: promotion.tiers.map((tier) => tier.id).filter((tier) => met.get(id)!.includes(tier)),
    wins: promotion.tiers.flatMap((tier) =>
      wins.get(id)!.filter((win) => win === tier.id || win.startsWith(`${tier.id} since `)),
    ),
  }));
}

function participants(facts: Facts, scene: SecondScene): string[] {
  const { statuses, rank, joined } = scene.promotion.participants;
  return facts.people
    .filter(({ id, status, joinedAt }) => {
      const at = Number(joinedAt);
      if (at >= scene.reached || !(statuses as string[]).includes(status)) return false;
      if (joined !== null && (at < (joined.from ?? at) || at >= (joined.until ?? at + 1)))
        return false;
      if (rank === null) return true;
      const entered = entryRank(facts, scene, rank.by, id);
      return entered >= BigInt(rank.atLeast) && entered <= BigInt(rank.atMost);
    })
    .map(({ id }) => id);
}

function sum(changes: readonly Change[] | undefined): bigint {
  return (changes ?? []).reduce((total, { by }) => total + by, 0n);
}

/** Everybody's own figure with all that counts below him, by person; only along trees. */
function totalsOf({ changes, tree }: Counted): Map<string, bigint> {
  const totals = new Map<string, bigint>();
  if (tree === null) return totals;
  for (const [seller, own] of changes) {
    const volume = sum(own);
    let at: string | undefined = seller;
    while (at !== undefined) {
      totals.set(at, (totals.get(at) ?? 0n) + volume);
      at = tree.cut.has(at) ? undefined : tree.parents.get(at);
    }
  }
  return totals;
}

function figureOf({ changes, tree, legCap }: Counted, totals: Map<string, bigint>, id: string) {
  const own = sum(changes.get(id));
  if (tree === null) return own;
  const heads = (tree.children.get(id) ?? []).filter((head) => !tree.cut.has(head));
  return heads.reduce((figure, head) => {
    const leg = totals.get(head) ?? 0n;
    return figure + (legCap !== null && leg > legCap ? legCap : leg);
  }, own);
}

function getter(measures: readonly Measure[], figures: readonly bigint[]): Get {
  const keys = measures.map(measureKey);
  return (measure) => figures[keys.indexOf(measureKey(measure))]!;
}

function fulfils(condition: Condition | null, get: Get): boolean {
  if (condition === null) return true;
  if ("measure" in condition) return get(condition.measure) >= condition.atLeast;
  const parts = "all" in condition ? condition.all : condition.any;
  const done = parts.filter((part) => fulfils(part, get)).length;
  return "all" in condition ? done === parts.length : done > 0;
}

function pointsBy({ points }: Promotion, get: Get): bigint {
  return points.reduce((total, { measure, each, points: worth }) => {
    const have = get(measure);
    return have <= 0n ? total : total + ((have - (have % each)) / each) * worth;
  }, 0n);
}

function isAble(promotion: Promotion, tier: Tier, get: Get): boolean {
  const points = pointsBy(promotion, get);
  return (
    fulfils(promotion.requires, get) &&
    fulfils(tier.requires, get) &&
    points >= (tier.points ?? 0n) &&
    (tier.top === null || points > 0n)
  );
}

type Row = { id: string; get: Get };

/** Who of the pool is given the tier, each with the instant that decided, if one did. */
function chosen(
  promotion: Promotion,
  tier: Tier,
  pool: readonly Row[],
  sinceOf: (id: string, points: bigint) => number,
): [string, number | null][] {
  const places = tier.top?.count ?? tier.limit;
  if (places === null || (tier.top !== null && pool.length <= places)) {
    return pool.map(({ id }) => [id, null]);
  }
  const early = (rows: readonly Row[], free: number, byPoints: boolean): [string, number][] =>
    rows
      .map(({ id, get }): [string, number] => [
        id,
        sinceOf(id, byPoints ? pointsBy(promotion, get) : 0n),
      ])
      .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
      .slice(0, free);
  if (tier.top === null) return early(pool, places, false);
  const sorted = pool
    .map((row) => ({ row, points: pointsBy(promotion, row.get) }))
    .sort((a, b) => Number(b.points - a.points));
  const lastPoints = sorted[places - 1]!.points;
  const better = sorted.filter(({ points }) => points > lastPoints).map(({ row }) => row);
  const level = sorted.filter(({ points }) => points === lastPoints).map(({ row }) => row);
  const sure = better.map(({ id }): [string, null] => [id, null]);
  const free = places - better.length;
  if (level.length === free || tier.top.ties === "all") {
    return [...sure, ...level.map(({ id }): [string, null] => [id, null])];
  }
  return tier.top.ties === "none" ? sure : [...sure, ...early(level, free, true)];
}

/** The beginning of the last stretch in which somebody fulfils the tier, looked at from its end. */
function since(
  scene: SecondScene,
  measures: readonly Measure[],
  counted: readonly Counted[],
  asked: { id: string; tier: Tier; points: bigint },
): number {
  const { promotion } = scene;
  const { id, tier, points } = asked;
  const lists = counted.map((one) => legsOf(one, id));
  const instants = new Set([promotion.window.from]);
  for (const legs of lists)
    for (const leg of legs) for (const { at } of leg.changes) instants.add(at);
  let found = Number.POSITIVE_INFINITY;
  for (const instant of [...instants].sort((a, b) => b - a)) {
    const figures = lists.map((legs) =>
      legs.reduce((figure, { changes, cap }) => {
        const leg = sum(changes.filter(({ at }) => at <= instant));
        return figure + (cap !== null && leg > cap ? cap : leg);
      }, 0n),
    );
    const get = getter(measures, figures);
    if (!isAble(promotion, tier, get) || pointsBy(promotion, get) < points) break;
    found = instant;
  }
  return found;
}

/** What makes up somebody's figure: his own changes, and leg by leg those below. */
function legsOf({ changes, tree, legCap }: Counted, id: string) {
  const own = { changes: changes.get(id) ?? [], cap: null };
  if (tree === null) return [own];
  const heads = (tree.children.get(id) ?? []).filter((head) => !tree.cut.has(head));
  const legs = heads.map((head) => ({
    changes: legOf(tree, head).flatMap((below) => changes.get(below) ?? []),
    cap: legCap,
  }));
  return [own, ...legs];
}
