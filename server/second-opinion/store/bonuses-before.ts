/** What bonuses go on from: ranks settled for good, and the sides of a binary. */
import type { Graph, Row } from "../../graph/graph.ts";
import type { Plan } from "../../plan/plan.ts";
import type { BonusesBefore } from "../bonus.ts";
import type { SidesByPlace } from "../kinds/binary.ts";
import { decimal, type SheetPerson } from "./earlier.ts";

const LONG_READ = { timeout: 600_000 };

/** What bonuses go on from. */
export async function readBonusesBefore(
  graph: Graph,
  plan: Plan,
  read: {
    sheet: string;
    rows: readonly SheetPerson[];
    openings: ReadonlyMap<string, string>;
    history: BonusesBefore["history"];
    title: Int32Array;
  },
): Promise<BonusesBefore> {
  const settled = new Map<string, Int32Array>();
  let sides: BonusesBefore["sides"] = new Map();
  for (const { id, kind } of plan.bonuses) {
    if (kind === "rankAdvancement") settled.set(id, await readSettled(graph, id, read));
    else if (kind === "binary") sides = await readSides(graph, read);
  }
  return { history: read.history, settled, sides, volumes: volumesOf(read.rows) };
}

function volumesOf(rows: readonly SheetPerson[]): BonusesBefore["volumes"] {
  const of = (figure: "personalBefore" | "groupBefore" | "totalBefore") =>
    new Map(rows.map((row, place) => [place, row[figure] ?? 0n]));
  return {
    personalVolume: of("personalBefore"),
    groupVolume: of("groupBefore"),
    totalVolume: of("totalBefore"),
  };
}

async function readSettled(
  graph: Graph,
  bonus: string,
  { sheet, rows, openings, title }: Parameters<typeof readBonusesBefore>[2],
): Promise<Int32Array> {
  const places = new Map(rows.map(({ id }, place) => [id, place]));
  const settled = Int32Array.from(rows, ({ id }, place) => {
    const brought = openings.get(`${id}/paidOnce:${bonus}`);
    if (brought === undefined) return title[place]!;
    // The import keeps the number of the highest rank that was paid, or the word.
    return brought === "true" ? Math.max(title[place]!, 1) : Number(brought);
  });
  const stream = graph.stream<Row & { distributorId: string; settled: bigint | null }>(
    "second-opinion/settled",
    { sheet, property: `settled ${bonus}` },
    LONG_READ,
  );
  for await (const row of stream) {
    if (row.settled !== null) settled[places.get(row.distributorId)!] = Number(row.settled);
  }
  return settled;
}

interface EarlierSides {
  distributorId: string;
  carryLeft: bigint | null;
  carryRight: bigint | null;
  agesLeft: bigint[] | null;
  agesRight: bigint[] | null;
  inactivePeriods: bigint | null;
  progress: bigint | null;
  history: bigint[] | null;
}

async function readSides(
  graph: Graph,
  { sheet, rows, openings }: Parameters<typeof readBonusesBefore>[2],
): Promise<SidesByPlace> {
  const places = new Map(rows.map(({ id }, place) => [id, place]));
  const sides: SidesByPlace = new Map();
  for (const [place, { id }] of rows.entries()) {
    const opening = (name: string) => decimal(openings.get(`${id}/${name}`) ?? "0", 2);
    const carries = { left: [opening("carryLeft")], right: [opening("carryRight")] };
    sides.set(place, { ...carries, inactive: 0, progress: 0n, history: [] });
  }
  const ages = (carry: bigint | null, some: bigint[] | null) =>
    some === null || some.length === 0 ? [carry ?? 0n] : some;
  const stream = graph.stream<Row & EarlierSides>("second-opinion/sides", { sheet }, LONG_READ);
  for await (const row of stream) {
    if (row.carryLeft === null) continue;
    sides.set(places.get(row.distributorId)!, {
      left: ages(row.carryLeft, row.agesLeft),
      right: ages(row.carryRight, row.agesRight),
      inactive: Number(row.inactivePeriods ?? 0),
      progress: row.progress ?? 0n,
      history: row.history ?? [],
    });
  }
  return sides;
}
