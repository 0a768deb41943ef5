/**
 * The placement tree in memory: who stands under whom and on which leg, by number.
 *
 * Built once for thousands of placements: every question here costs a few steps, not a walk over the
 * tree. A person stands under one other; people who stand under nobody are heads.
 */

/** The plan's shape of the tree; `width` null: any number of people under one. */
export interface Shape {
  width: number | null;
  legs: readonly string[];
}

/** Columns by person number; -1: under nobody, on no named leg. Both grow and change as people are placed. */
export interface Places {
  parent: number[];
  leg: number[];
  /** Order of people under one parent where the plan names no legs: by (joinedAt, id). */
  compare(one: number, other: number): number;
}

/** A free place: under whom, and on which leg (-1 where the plan names none). */
export interface Place {
  parent: number;
  leg: number;
}

/** The tree as the rules of spilling ask for it. */
export interface Forest {
  /** The first free leg of a person, -1 where legs have no names; null when he is full. */
  freeLeg(person: number): number | null;
  /** The people directly below, in the order of the plan's legs, else by (joinedAt, id). */
  below(person: number): readonly number[];
  /** Who stands on a leg of a person; the first below him where legs have no names. */
  on(person: number, leg: number): number | undefined;
  /** The head of the tree in which a person stands. */
  headOf(person: number): number;
  place(person: number, at: Place): void;
}

export function forestOf(shape: Shape, places: Places): Forest {
  const { parent, leg, compare } = places;
  const named = shape.legs.length > 0;
  const below: (number[] | undefined)[] = [];
  const order = named ? (a: number, b: number) => leg[a]! - leg[b]! : compare;
  const none: readonly number[] = [];
  // Each entry leads towards the head; paths are shortened when they are walked.
  const up = Int32Array.from(parent);

  const add = (person: number, under: number) => {
    const siblings = (below[under] ??= []);
    siblings.push(person);
    // An unlimited width is never full, so nobody asks in which order its people stand.
    if (shape.width === null && !named) return;
    for (let at = siblings.length - 1; at > 0 && order(siblings[at - 1]!, person) > 0; at -= 1) {
      siblings[at] = siblings[at - 1]!;
      siblings[at - 1] = person;
    }
  };
  parent.forEach((under, person) => {
    if (under >= 0) add(person, under);
  });

  const headOf = (person: number): number => {
    let at = person;
    while (up[at]! >= 0) {
      const above = up[up[at]!]!;
      if (above >= 0) up[at] = above;
      at = up[at]!;
    }
    return at;
  };
  return {
    freeLeg: (person) => {
      const siblings = below[person] ?? none;
      if (!named) return shape.width === null || siblings.length < shape.width ? -1 : null;
      const gap = siblings.findIndex((sibling, seat) => leg[sibling] !== seat);
      const free = gap === -1 ? siblings.length : gap;
      return free < shape.legs.length ? free : null;
    },
    below: (person) => below[person] ?? none,
    on: (person, seat) =>
      named ? below[person]?.find((one) => leg[one] === seat) : below[person]?.[0],
    headOf,
    place: (person, at) => {
      parent[person] = at.parent;
      leg[person] = at.leg;
      up[person] = at.parent;
      add(person, at.parent);
    },
  };
}
