/**
 * `npm run bench -- overview [--distributors N]... [--chain N]`: the picture of a whole organisation, from the sheet to triangles
 * for the graphics card: the server's copy, its bytes, and what the page's worker makes of them.
 */
import { gzipSync } from "node:zlib";
import { computeOpenPeriods } from "../../server/live/live.service.ts";
import { overviewCopies } from "../../server/overview/copies.ts";
import { downlineOf } from "../../server/overview/columns.ts";
import { encoded } from "../../server/overview/encode.ts";
import { layOut } from "../../web/src/tree/picture/layout.ts";
import { peopleOf } from "../../web/src/tree/picture/people.ts";
import { lengthOf, seenIn, type Plane } from "../../web/src/tree/picture/shapes.ts";
import { windowOf } from "../../web/src/tree/picture/look.ts";
import { trianglesOf } from "../../web/src/tree/picture/triangles.ts";
import { readSizes } from "./sizes.ts";
import { buildCompany, clock, openCompany, say, withStore, type Used } from "./store.ts";
import { ratio, usageTable, whole } from "./table.ts";

const USAGE = "Usage: npm run bench -- overview [--distributors N]... [--chain N]";
const SIZES = [10_000];
const PERIOD = "2026-11";
const KEY = { periodId: PERIOD, sheet: `${PERIOD}/0`, tree: "sponsor" } as const;
const PLANE: Plane = { shape: "sunburst", width: 1_100, height: 800, rings: 9 };

interface Measured {
  size: number;
  /** Row -> its cell. */
  cells: Map<string, number>;
  used: Used;
}

/** Makes pictures of a company of each size on a store of its own and answers the table. */
export async function benchOverview(argv: string[]): Promise<string> {
  const all: Measured[] = [];
  const { sizes, chain } = readSizes(argv, SIZES, USAGE);
  for (const size of sizes) all.push(await measure(size, chain));
  const rows = [...(all.at(-1)?.cells.keys() ?? [])].map((name) => {
    const found = all.map(({ cells }) => cells.get(name) ?? 0);
    return [name, ...found.map(whole), ratio(found)];
  });
  return usageTable("distributors", all, rows);
}

function measure(size: number, chain: number | undefined): Promise<Measured> {
  return withStore(async ({ graph, folder, used }) => {
    const cells = new Map<string, number>();
    const timed = async <R>(name: string, work: () => R | Promise<R>): Promise<R> => {
      const begun = performance.now();
      const result = await work();
      cells.set(`${name}, ms`, performance.now() - begun);
      return result;
    };
    await openCompany(graph, await buildCompany(folder, size, chain));
    say("computing the open period");
    await computeOpenPeriods({ graph, clock });
    say("looking");
    const copies = overviewCopies(graph, clock);
    const copy = await timed("the server's copy, read", () => copies.read(KEY));
    if (copy === null) throw new Error("The period has no sheet.");
    await timed("the copy, up to date already", () => copies.read(KEY));
    copies.hear({ periodId: PERIOD, people: copy.columns.ids.slice(0, 50) });
    await timed("the copy, after fifty people moved", () => copies.read(KEY));
    const head = { periodId: PERIOD, tree: "sponsor", version: "bench" };
    const bytes = await timed("everybody as bytes", () => encoded(head, copy.columns));
    cells.set("everybody, kB", bytes.length / 1_000);
    const zipped = await timed("zipped", () => gzipSync(bytes, { level: 1 }));
    cells.set("everybody zipped, kB", zipped.length / 1_000);
    await timed("a leader's downline as bytes", () => encoded(head, downlineOf(copy.columns, 1)));
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const people = await timed("read in the page", () => peopleOf(buffer as ArrayBuffer));
    for (const [name, zoom] of [
      ["the whole", 1],
      ["sixteen times as large", 16],
    ] as const) {
      const window = windowOf({ x: 0, y: -300, zoom }, PLANE.width, PLANE.height);
      const view = {
        ...({ root: 0, by: "volume", rings: PLANE.rings, lit: new Set<number>() } as const),
        narrowest: (ring: number) => 1.5 / (lengthOf(PLANE, ring) * zoom),
        seen: seenIn(PLANE, window),
      };
      const pieces = await timed(`${name}, laid out`, () => layOut(people, view));
      await timed(`${name}, as triangles`, () =>
        trianglesOf(pieces, PLANE, zoom, () => [0, 0, 0, 255]),
      );
      cells.set(`${name}, pieces`, pieces.count);
    }
    return { size, cells, used: used() };
  });
}
