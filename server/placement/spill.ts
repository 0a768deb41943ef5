/**
 * Spill: where people go who come without a place (`placement.spill`, docs/plan.md#placement).
 *
 * Everybody is placed below his sponsor, one after the other in the order given. People who stand
 * already never move, and a sponsor stays a sponsor. Pure; 100,000 people take well under a second.
 */
import { forestOf, type Forest, type Place, type Places, type Shape } from "./forest.ts";

/** How a free place is looked for below a sponsor. */
export type Spill = "breadthFirst" | "smallestLeg" | "outerLeg";

/** Somebody to be placed, by his number and that of his sponsor. */
export interface Newcomer {
  person: number;
  sponsor: number;
  /** The leg that he asked for, for `outerLeg`; -1: none. */
  leg: number;
}

/**
 * Places the newcomers, in their order, into `places`. Who stands above his own sponsor stays where
 * he is: below his sponsor he would stand below himself.
 */
export function spillAll(
  shape: Shape,
  spill: Spill,
  places: Places,
  newcomers: Iterable<Newcomer>,
): void {
  const forest = forestOf(shape, places);
  const search = searches[spill](forest, places);
  for (const newcomer of newcomers) {
    if (forest.headOf(newcomer.sponsor) === newcomer.person) continue;
    const place = search.find(newcomer);
    forest.place(newcomer.person, place);
    search.placed?.(newcomer.person);
  }
}

interface Search {
  find(newcomer: Newcomer): Place;
  /** Told of everybody who has been placed. */
  placed?(person: number): void;
}

const searches: Record<Spill, (forest: Forest, places: Places) => Search> = {
  breadthFirst,
  smallestLeg,
  outerLeg,
};

/**
 * The first free place, level by level, left to right. The search below a sponsor goes on where it
 * stopped: whoever was full stays full, so the first who is not full is the next in line.
 */
function breadthFirst(forest: Forest): Search {
  const lines = new Map<number, { queue: number[]; at: number }>();
  return {
    find({ sponsor }) {
      const line = lines.get(sponsor) ?? { queue: [sponsor], at: 0 };
      lines.set(sponsor, line);
      for (;;) {
        const parent = line.queue[line.at]!;
        const leg = forest.freeLeg(parent);
        if (leg !== null) return { parent, leg };
        for (const one of forest.below(parent)) line.queue.push(one);
        line.at += 1;
      }
    },
  };
}

/** Down into the leg with fewest people, the first of equal ones, until somebody has a leg free. */
function smallestLeg(forest: Forest, { parent }: Places): Search {
  const sizes = sizesOf(forest, parent);
  return {
    find({ sponsor }) {
      let at = sponsor;
      for (;;) {
        const leg = forest.freeLeg(at);
        if (leg !== null) return { parent: at, leg };
        at = forest.below(at).reduce((least, one) => (sizes[one]! < sizes[least]! ? one : least));
      }
    },
    placed(person) {
      // He may bring people along who stand below him already.
      const people = sizes[person]!;
      for (let at = parent[person]!; at >= 0; at = parent[at]!) sizes[at]! += people;
    },
  };
}

/** How many people stand at and below each person. */
function sizesOf(forest: Forest, parent: readonly number[]): Int32Array {
  const sizes = new Int32Array(parent.length).fill(1);
  const downward = parent.flatMap((above, person) => (above < 0 ? [person] : []));
  for (let at = 0; at < downward.length; at += 1) {
    for (const one of forest.below(downward[at]!)) downward.push(one);
  }
  for (const person of downward.reverse()) {
    const above = parent[person]!;
    if (above >= 0) sizes[above]! += sizes[person]!;
  }
  return sizes;
}

/** Down one leg, always the same, to its end; the ends that were reached are remembered. */
function outerLeg(forest: Forest): Search {
  const ends = new Map<number, Map<number, number>>();
  return {
    find({ sponsor, leg: asked }) {
      const leg = Math.max(asked, 0);
      const known = ends.get(leg) ?? new Map<number, number>();
      ends.set(leg, known);
      const walked: number[] = [];
      let parent = sponsor;
      for (;;) {
        const next = known.get(parent) ?? forest.on(parent, leg);
        if (next === undefined) break;
        walked.push(parent);
        parent = next;
      }
      for (const one of walked) known.set(one, parent);
      return { parent, leg: forest.freeLeg(parent) === -1 ? -1 : leg };
    },
  };
}
