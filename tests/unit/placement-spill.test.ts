/** Where people go who come without a place: the three rules, their boundaries, and their speed. */
import { describe, expect, test } from "vitest";
import { spillAll, type Spill } from "../../server/placement/spill.ts";

interface Tree {
  width?: number | null;
  legs?: string[];
  /** "child parent leg" of people who stand already, "child sponsor leg" of those who come. */
  placed?: string[];
  come: string[];
}

const LEFT_RIGHT = ["left", "right"];

/** Where everybody stands who came, as "child parent leg"; people are known by order of naming. */
function spilled(spill: Spill, { width = 2, legs = LEFT_RIGHT, placed = [], come }: Tree) {
  const ids: string[] = [];
  const number = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.push(id) - 1);
  const rows = [...placed, ...come].map((row) => row.split(" "));
  for (const [id, above] of rows) [above!, id!].forEach(number);
  const parent = ids.map(() => -1);
  const leg = ids.map(() => -1);
  for (const [id, above, name] of rows.slice(0, placed.length)) {
    parent[number(id!)] = number(above!);
    leg[number(id!)] = legs.indexOf(name ?? "");
  }
  const newcomers = rows.slice(placed.length).map(([id, sponsor, name]) => ({
    ...{ person: number(id!), sponsor: number(sponsor!) },
    leg: legs.indexOf(name ?? ""),
  }));
  spillAll({ width, legs }, spill, { parent, leg, compare: (a, b) => a - b }, newcomers);
  return newcomers.map(({ person }) =>
    [ids[person], ids[parent[person]!] ?? "nobody", legs[leg[person]!] ?? ""].join(" ").trim(),
  );
}

const five = ["A R", "B R", "C R", "D R", "E R"];

describe("the example of docs/plan.md", () => {
  test.each([
    ["breadthFirst", ["A R left", "B R right", "C A left", "D A right", "E B left"]],
    ["smallestLeg", ["A R left", "B R right", "C A left", "D B left", "E A right"]],
    ["outerLeg", ["A R left", "B A left", "C B left", "D C left", "E D left"]],
  ] as const)("%s", (spill, places) => {
    expect(spilled(spill, { come: five })).toEqual(places);
  });
});

describe("breadthFirst", () => {
  test("a matrix three wide is filled level by level, left to right", () => {
    const come = Array.from({ length: 8 }, (_, n) => `P${n + 1} R`);
    expect(spilled("breadthFirst", { width: 3, legs: [], come })).toEqual(
      ["P1 R", "P2 R", "P3 R", "P4 P1", "P5 P1", "P6 P1", "P7 P2", "P8 P2"], // by hand
    );
  });

  test("a gap that a named place left is taken first, in the plan's order of legs", () => {
    const placed = ["A R right"];
    expect(spilled("breadthFirst", { placed, come: ["B R", "C R"] })).toEqual([
      "B R left",
      "C B left",
    ]);
  });

  test("each goes below his own sponsor, however full it is above", () => {
    const placed = ["A R left", "B R right"];
    const come = ["C A", "D R", "E R", "F B", "G B", "H B"];
    expect(spilled("breadthFirst", { placed, come })).toEqual([
      ...["C A left", "D A right", "E B left", "F B right", "G E left", "H E right"],
    ]);
  });

  test("somebody who brings a branch along has it searched when its turn comes", () => {
    // X stands above Y and Z already; placed under A he is full, so the next goes below B first.
    const placed = ["Y X left", "Z X right", "A R left", "B R right"];
    const come = ["X A", "C A", "D A", "E A", "F A"];
    expect(spilled("breadthFirst", { placed, come })).toEqual([
      ...["X A left", "C A right", "D C left", "E C right", "F Y left"],
    ]);
  });

  test("without a width everybody stands directly below his sponsor", () => {
    expect(spilled("breadthFirst", { width: null, legs: [], come: ["A R", "B R", "C A"] })).toEqual(
      [...["A R", "B R", "C A"]],
    );
  });
});

describe("smallestLeg", () => {
  test("counts everybody in a leg, and takes the first of equal ones", () => {
    const placed = ["A R left", "B R right", "C A left", "D A right", "E B left"];
    // Left has 3, right 2: F below B; now 3 and 3: G goes left, where A's legs have one each.
    expect(spilled("smallestLeg", { placed, come: ["F R", "G R"] })).toEqual([
      ...["F B right", "G C left"],
    ]);
  });

  test("a branch that comes along counts with all its people", () => {
    const placed = ["Y X left", "Z Y left", "A R left", "B R right"];
    const come = ["X A", "C R", "D R", "E R", "F R", "G R"];
    // X brings two: left has 4 people. Right is filled up to 4 before the left gets anybody.
    expect(spilled("smallestLeg", { placed, come })).toEqual([
      ...["X A left", "C B left", "D B right", "E C left", "F A right", "G D left"],
    ]);
  });
});

describe("outerLeg", () => {
  test("the leg that is asked for is followed to its end, the first where none is", () => {
    const placed = ["A R left", "B R right", "C B left"];
    const come = ["D R right", "E R", "F R right", "G A right"];
    expect(spilled("outerLeg", { placed, come })).toEqual([
      ...["D B right", "E A left", "F D right", "G A right"],
    ]);
  });
});

test("who stands above his own sponsor stays where he is", () => {
  const placed = ["S A left"];
  expect(spilled("breadthFirst", { placed, come: ["A S", "B S"] })).toEqual([
    ...["A nobody", "B S left"],
  ]);
});

test.each(["breadthFirst", "smallestLeg", "outerLeg"] as const)(
  "%s fills 100,000 places in seconds, nobody twice and nobody nowhere",
  (spill) => {
    const count = 100_000;
    const parent = Array<number>(count).fill(-1);
    const leg = Array<number>(count).fill(-1);
    // Every tenth is sponsored by the head, the others by somebody before them.
    const come = Array.from({ length: count - 1 }, (_, n) => ({
      ...{ person: n + 1, sponsor: n % 10 === 0 ? 0 : (n * 7919) % (n + 1) },
      leg: n % 2,
    }));
    const before = performance.now();
    const places = { parent, leg, compare: (a: number, b: number) => a - b };
    spillAll({ width: 2, legs: LEFT_RIGHT }, spill, places, come);
    expect(performance.now() - before).toBeLessThan(10_000);
    const seats = new Set(come.map(({ person }) => `${parent[person]} ${leg[person]}`));
    expect(seats.size).toBe(count - 1);
    expect(parent.filter((above) => above < 0)).toEqual([-1]);
  },
);
