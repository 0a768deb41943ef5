/** A company as columns, its bytes, and what the picture of it makes of them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inColumns, downlineOf, placesOf, type Place } from "../../server/overview/columns.ts";
import { encoded } from "../../server/overview/encode.ts";
import { layOut, pieceAt, type View } from "../../web/src/tree/picture/layout.ts";
import { legsOf, peopleOf, wayTo, type People } from "../../web/src/tree/picture/people.ts";
import { bandOf, placeAt, seenIn, type Plane } from "../../web/src/tree/picture/shapes.ts";
import { trianglesOf } from "../../web/src/tree/picture/triangles.ts";

const volume = fc.bigInt({ min: -5_000n, max: 9_007_199_254_740_993n });

/** People in a random order, each below one of those made before him, or below nobody. */
const forest = fc
  .array(fc.record({ up: fc.nat(), volume, before: fc.option(volume), rank: fc.nat({ max: 7 }) }), {
    minLength: 1,
    maxLength: 60,
  })
  .chain((drawn) => {
    const places = drawn.map(({ up, rank, ...one }, i): Place => {
      const above = up % (i + 1) === i ? null : `p${up % (i + 1)}`;
      const [personalVolume, paidAs] = [one.volume, BigInt(rank)];
      return {
        id: `p${i}`,
        above,
        personalVolume,
        before: one.before,
        paidAs,
        active: up % 2 === 0,
      };
    });
    return fc.shuffledSubarray(places, { minLength: places.length });
  });

const byId = (a: Place, b: Place) => a.id.localeCompare(b.id);

/** Everybody below somebody and himself, by asking each for who is above him. */
function below(places: readonly Place[], head: string): string[] {
  const aboveOf = new Map(places.map(({ id, above }) => [id, above]));
  return places
    .map(({ id }) => id)
    .filter((id) => {
      for (let one: string | null = id; one !== null; one = aboveOf.get(one) ?? null) {
        if (one === head) return true;
      }
      return false;
    });
}

function decoded(columns: ReturnType<typeof inColumns>): People {
  const bytes = encoded({ periodId: "2026-11", tree: "sponsor", version: "ö" }, columns);
  return peopleOf(new Uint8Array(bytes).buffer);
}

describe("columns", () => {
  test("hold everybody once, and a downline is a slice of nobody else", () => {
    fc.assert(
      fc.property(forest, (places) => {
        const columns = inColumns(places);
        expect(placesOf(columns).sort(byId)).toEqual([...places].sort(byId));
        for (const [at, id] of columns.ids.entries()) {
          const cut = downlineOf(columns, at);
          expect(cut.ids[0]).toBe(id);
          expect([...cut.ids].sort()).toEqual(below(places, id).sort());
          expect(placesOf(cut).slice(1)).toEqual(
            placesOf(columns).slice(at + 1, at + cut.ids.length),
          );
        }
      }),
    );
  });

  test("refuse a circle", () => {
    const one = { personalVolume: 0n, before: null, paidAs: 0n, active: false };
    const places = [
      { id: "a", above: "b", ...one },
      { id: "b", above: "a", ...one },
    ];
    expect(() => inColumns(places)).toThrow("nobody of a sheet stands below himself");
  });

  test("come out of their bytes as they went in, with what a downline sold together", () => {
    fc.assert(
      fc.property(forest, (places) => {
        const columns = inColumns(places);
        const people = decoded(columns);
        expect(people.ids).toEqual(columns.ids);
        expect([...people.above]).toEqual([...columns.above]);
        expect([...people.size]).toEqual([...columns.size]);
        expect(people.knowsBefore).toBe(places.some(({ before }) => before !== null));
        for (const [at, id] of people.ids.entries()) {
          const team = below(places, id).map((one) => places.find((place) => place.id === one)!);
          const sum = team.reduce((all, { personalVolume }) => all + personalVolume, 0n);
          if (sum < 2n ** 52n) expect(people.totalVolume[at]).toBe(Number(sum));
          expect(people.ids[wayTo(people, at).at(-1)!]).toBe(id);
        }
      }),
    );
  });
});

const PLANE: Plane = { shape: "sunburst", width: 900, height: 700, rings: 6 };
const everything: View = {
  ...{ root: 0, by: "people", rings: 70, lit: new Set<number>() },
  narrowest: () => 0,
  seen: () => true,
};

/** Everybody below one head: what the picture of a distributor holds. */
const team = forest.map((places) => decoded(downlineOf(inColumns(places), 0)));

describe("a picture", () => {
  test("has everybody, each within who is above him and beside nobody else's width", () => {
    fc.assert(
      fc.property(team, (people) => {
        const pieces = layOut(people, everything);
        expect([...pieces.person].sort((a, b) => a - b)).toEqual(people.ids.map((_, i) => i));
        const placeOf = new Map([...pieces.person].map((person, piece) => [person, piece]));
        for (let ring = 1; ring + 1 < pieces.rings.length; ring += 1) {
          for (let one = pieces.rings[ring]!; one < pieces.rings[ring + 1]!; one += 1) {
            const head = placeOf.get(people.above[pieces.person[one]!]!)!;
            expect(pieces.from[one]).toBeGreaterThanOrEqual(pieces.from[head]!);
            expect(pieces.to[one]).toBeLessThanOrEqual(pieces.to[head]! + 1e-12);
            if (one > pieces.rings[ring]!) {
              expect(pieces.from[one]).toBeGreaterThanOrEqual(pieces.to[one - 1]! - 1e-12);
            }
            expect(pieceAt(pieces, ring, (pieces.from[one]! + pieces.to[one]!) / 2)).toBe(one);
          }
        }
      }),
    );
  });

  test("counts whom it merges: nobody is told of twice or left out", () => {
    fc.assert(
      fc.property(team, fc.integer({ min: 2, max: 40 }), (people, share) => {
        const pieces = layOut(people, { ...everything, narrowest: () => 1 / share });
        const told = new Map<number, number>();
        for (let one = 1; one < pieces.count; one += 1) {
          const person = pieces.person[one]!;
          const head = pieces.legs[one]! > 0 ? person : people.above[person]!;
          told.set(head, (told.get(head) ?? 0) + pieces.people[one]!);
        }
        for (const [head, count] of told) {
          // A piece that is too narrow even for all of them is not drawn.
          expect(count).toBeLessThanOrEqual(people.size[head]! - 1);
          if (count < people.size[head]! - 1) {
            const merged = people.size[head]! - 1 - count;
            expect(merged / people.count).toBeLessThan(1 / share / 4);
          }
        }
      }),
    );
  });

  test("shows who is lit however narrow he is", () => {
    fc.assert(
      fc.property(team, fc.nat(), (people, nth) => {
        const way = wayTo(people, nth % people.count);
        const view = { ...everything, narrowest: () => 0.2, lit: new Set(way) };
        const pieces = layOut(people, view);
        const shown = new Set([...pieces.person].filter((_, one) => pieces.legs[one] === 0));
        expect(way.filter((person) => !shown.has(person))).toEqual([]);
      }),
    );
  });

  test("leaves empty what somebody sold himself, and draws no leg that sold nothing", () => {
    const one = { before: null, paidAs: 0n, active: true };
    const people = decoded(
      inColumns([
        { id: "head", above: null, personalVolume: 300n, ...one },
        { id: "strong", above: "head", personalVolume: 600n, ...one },
        { id: "thin", above: "head", personalVolume: 100n, ...one },
        { id: "idle", above: "head", personalVolume: 0n, ...one },
        { id: "back", above: "head", personalVolume: -50n, ...one },
      ]),
    );
    const pieces = layOut(people, { ...everything, by: "volume", narrowest: () => 0.001 });
    const drawn = [...pieces.person].map((person, i) => [
      people.ids[person],
      Math.round((pieces.to[i]! - pieces.from[i]!) * 1_000),
    ]);
    expect(drawn).toEqual([
      ["head", 1_000],
      ["strong", 600],
      ["thin", 100],
    ]);
    expect(pieces.volume[0]).toBe(950);
    expect(legsOf(people, 0)).toHaveLength(4);
  });
});

describe("the plane", () => {
  test.each(["sunburst", "icicle"] as const)(
    "a %s: what is drawn there is found there",
    (shape) => {
      const plane = { ...PLANE, shape };
      fc.assert(
        fc.property(team, (people) => {
          const pieces = layOut(people, { ...everything, rings: plane.rings });
          const { corners, starts } = trianglesOf(pieces, plane, 1, () => [0, 0, 0, 255]);
          for (let piece = 1; piece < pieces.count; piece += 1) {
            const ring = pieces.rings.findIndex((from) => from > piece) - 1;
            const at = starts[piece]! * 2;
            const [near] = bandOf(plane, ring);
            // Just inside of the first corner, on the side of the second.
            const [x, y] = [corners[at]!, corners[at + 1]!];
            const found = placeAt(
              plane,
              x + (corners[at + 2]! - x) / 9,
              y + (corners[at + 3]! - y) / 9,
            );
            expect(found.ring).toBe(ring);
            const off = Math.abs(found.share - pieces.from[piece]!);
            expect(Math.min(off, 1 - off)).toBeLessThan(1e-4);
            expect(near).toBeLessThan(bandOf(plane, ring)[1]);
          }
        }),
      );
    },
  );

  test.each(["sunburst", "icicle"] as const)("a %s: what lies in a window is seen", (shape) => {
    const plane = { ...PLANE, shape };
    const side = fc.integer({ min: -300, max: 300 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 80 }), (x, y, reach) => {
        const window = { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
        const { ring, share } = placeAt(plane, x, y);
        if (ring >= 0) expect(seenIn(plane, window)(ring, share - 1e-6, share + 1e-6)).toBe(true);
      }),
    );
  });
});
