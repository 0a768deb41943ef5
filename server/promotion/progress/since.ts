/** Since when somebody meets a tier without a break: his figures played back moment by moment. */
import assert from "node:assert/strict";
import type { Graph } from "../../graph/graph.ts";
import type { Person, SinceOf } from "./award.ts";
import { type FigureBook, meets, pointsOf } from "./evaluate.ts";
import { type Moment, momentsOf, tallyOf } from "../measure/moments.ts";
import type { Tier } from "../promotion.ts";
import type { Scene } from "./scene.ts";

/** People whose moments are asked at once. */
const PART = 100;

/** Plays back whoever is asked for. */
export function sinceReader(graph: Graph, scene: Scene, book: FigureBook): SinceOf {
  return async (tier, people) => {
    const since = new Map<string, number>();
    for (let at = 0; at < people.length; at += PART) {
      const part = people.slice(at, at + PART);
      const moments = await momentsOf(
        graph,
        scene,
        part.map(({ id }) => id),
      );
      for (const person of part) {
        since.set(person.id, playBack(book, scene, tier, person, moments.get(person.id) ?? []));
      }
    }
    return since;
  };
}

function playBack(
  book: FigureBook,
  scene: Scene,
  tier: Tier,
  person: Person,
  moments: readonly Moment[],
): number {
  const points = tier.top === null ? 0n : pointsOf(book, person.figures);
  const played = book.measures.map(tallyOf);
  const figures = () => played.map((one) => one.value());
  const good = () => {
    const now = figures();
    return meets(book, now, tier) && (points === 0n || pointsOf(book, now) >= points);
  };
  let since = good() ? scene.promotion.window.from : null;
  const sorted = [...moments].sort((a, b) => a.at - b.at);
  for (const [i, { at, measure, leg, change }] of sorted.entries()) {
    played[measure]!.add(leg, change);
    if (sorted[i + 1]?.at === at) continue;
    since = good() ? (since ?? at) : null;
  }
  const same = figures().every((figure, n) => figure === person.figures[n]);
  assert(same, `what ${person.id} has is what his moments add up to`);
  assert(since !== null, `${person.id} meets ${tier.id} in the end`);
  return since;
}
