/**
 * Progress of everybody in a promotion: its sheet laid out, its measures set, the tiers given, and all of it
 * kept as one snapshot with the instant that it shows.
 *
 * The epoch of the sheet is the snapshot's number, so of two computations only the later one is seen.
 */
import type { Graph } from "../../graph/graph.ts";
import type { Plan } from "../../plan/plan.ts";
import { claimSheet, type Fence } from "../../sheet/fence.ts";
import { layOut, layOutPlaces, usesPlacement } from "../../sheet/sheet.service.ts";
import { award, type Awarded, type Person, type Win } from "./award.ts";
import { type FigureBook, figureBook, pointsOf } from "./evaluate.ts";
import { entryProperty, propertyOf, setMeasures } from "../measure/set-measures.ts";
import type { Promotion } from "../promotion.ts";
import { measuresOf } from "../promotion.ts";
import { type Scene, sceneOf } from "./scene.ts";
import { sinceReader } from "./since.ts";
import * as store from "./progress.store.ts";

/** What a computation found. */
export interface Computed {
  scene: Scene;
  snapshot: bigint;
  people: Person[];
  awarded: Awarded;
}

/** Computes the promotion as of an instant and shows it from then on. */
export async function computeProgress(
  graph: Graph,
  input: { promotion: Promotion; plan: Plan; asOf: number },
): Promise<Computed> {
  const scene = await sceneOf(graph, input);
  const book = figureBook(scene.promotion);
  const fence = await claimSheet(graph, scene.sheet, scene.sheet);
  await layOutScene(graph, fence, scene);
  await setMeasures(fence, scene);
  const people = await participantsOf(graph, scene);
  const awarded = await award(book, people, sinceReader(graph, scene, book));
  await keep(graph, fence, book, { scene, people, awarded });
  return { scene, snapshot: fence.epoch, people, awarded };
}

async function layOutScene(graph: Graph, fence: Fence, scene: Scene): Promise<void> {
  const { plan, promotion, before } = scene;
  const opening = { before: before?.sheet ?? null, paidBefore: null, revises: null };
  await layOut(graph, fence, plan, scene.reached, opening);
  const placement = measuresOf(promotion).some(
    (one) => one.kind === "volume" && one.tree === "placement",
  );
  if (placement && !usesPlacement(plan)) await layOutPlaces(fence, scene.reached);
}

/** Who takes part, with his figures, by id. */
async function participantsOf(graph: Graph, { promotion, sheet }: Scene): Promise<Person[]> {
  const { statuses, rank, joined } = promotion.participants;
  const asked: readonly string[] = statuses;
  const people: Person[] = [];
  const rows = store.figuresOf(graph, {
    sheet,
    entry: rank === null ? null : entryProperty(rank.by),
    properties: measuresOf(promotion).map((_, n) => propertyOf(n)),
  });
  for await (const { distributorId: id, status, joinedAt, entryRank, figures } of rows) {
    if (!asked.includes(status)) continue;
    if (joined?.from != null && joinedAt < BigInt(joined.from)) continue;
    if (joined?.until != null && joinedAt >= BigInt(joined.until)) continue;
    if (rank && (entryRank < BigInt(rank.atLeast) || entryRank > BigInt(rank.atMost))) continue;
    people.push({ id, status, figures });
  }
  return people;
}

/** Keeps the snapshot: the best first, by points, then tiers met, then the first figure, then id. */
async function keep(
  graph: Graph,
  fence: Fence,
  book: FigureBook,
  { scene, people, awarded }: Omit<Computed, "snapshot">,
): Promise<void> {
  const promotion = scene.promotion.id;
  const wins = new Map<string, Win[]>();
  for (const one of awarded.wins) {
    wins.set(one.distributorId, [...(wins.get(one.distributorId) ?? []), one]);
  }
  const rows = people
    .map(({ id, status, figures }) => ({
      distributorId: id,
      status,
      points: pointsOf(book, figures),
      figures: [...figures],
      met: awarded.met.get(id) ?? [],
      wins: (wins.get(id) ?? []).map(({ tier }) => tier),
      // No instant decides: -1, for lists in the graph hold no nulls.
      since: (wins.get(id) ?? []).map(({ since }) => since ?? -1),
    }))
    .sort(
      (a, b) =>
        compare(b.points, a.points) ||
        b.met.length - a.met.length ||
        compare(b.figures[0] ?? 0n, a.figures[0] ?? 0n) ||
        (a.distributorId < b.distributorId ? -1 : 1),
    )
    .map((row, i) => ({ ...row, place: i + 1 }));
  await store.writeProgress(fence, { promotion, rows });
  const sums = sumsOf(scene.promotion, awarded);
  await store.showSnapshot(fence, { promotion, asOf: scene.asOf, people: rows.length, ...sums });
  await store.dropEarlier(graph, promotion, fence.epoch);
}

/** What the tiers given cost, and what of it is income of the winners, in minor units. */
export function sumsOf({ tiers }: Promotion, { wins }: Awarded) {
  const prizes = wins.flatMap(({ tier }) => tiers.find(({ id }) => id === tier)?.prizes ?? []);
  return {
    wins: wins.length,
    costMinor: prizes.reduce((sum, { cost }) => sum + cost, 0n),
    taxedMinor: prizes.reduce((sum, { taxedValue }) => sum + taxedValue, 0n),
  };
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
