/** Who stands otherwise after a move, read from the people of a preview's sheet before and after it. */
import type { Row } from "../../graph/graph.ts";

/** A person of the sheet; volumes in hundredths of a point, ranks by number, 0n: none. */
export interface FigureRow extends Row {
  id: string;
  personalVolume: bigint;
  groupVolume: bigint;
  totalVolume: bigint;
  active: boolean;
  paidAs: bigint;
  title: bigint;
  depth: bigint;
  /** Whose leg he heads along the tree of volumes; null: nobody's. */
  aboveId: string | null;
  leg: string | null;
}

/** A leg of somebody that comes, goes or changes; total volumes, null where there is no such leg. */
export interface ChangedLeg {
  headId: string;
  /** Its name, where the plan names legs. */
  leg: string | null;
  before: bigint | null;
  after: bigint | null;
}

export interface ComparedPerson {
  id: string;
  before: FigureRow;
  after: FigureRow;
  legs: ChangedLeg[];
}

/** Everybody who stands otherwise, and those of `always`: whose rank changes first, then those below before those above. */
export function compareFigures(
  before: readonly FigureRow[],
  after: readonly FigureRow[],
  always: readonly string[],
): ComparedPerson[] {
  const then = new Map(after.map((row) => [row.id, row]));
  const legs = changedLegs(before, then);
  return before
    .map((row): ComparedPerson => ({
      ...{ id: row.id, before: row, after: then.get(row.id)! },
      legs: legs.get(row.id) ?? [],
    }))
    .filter((one) => always.includes(one.id) || isOther(one))
    .sort(byWeight);
}

function isOther({ before, after, legs }: ComparedPerson): boolean {
  const same =
    before.groupVolume === after.groupVolume &&
    before.totalVolume === after.totalVolume &&
    before.active === after.active &&
    before.paidAs === after.paidAs &&
    before.title === after.title;
  return !same || legs.length > 0;
}

function byWeight(a: ComparedPerson, b: ComparedPerson): number {
  const ranks = Number(hasOtherRank(b)) - Number(hasOtherRank(a));
  const depths = Number(b.after.depth - a.after.depth);
  return ranks || depths || (a.id < b.id ? -1 : 1);
}

/** Whether somebody gains or loses a rank. */
export function hasOtherRank({ before, after }: ComparedPerson): boolean {
  return before.paidAs !== after.paidAs;
}

/** The legs that change, by whose they are. */
function changedLegs(
  before: readonly FigureRow[],
  then: ReadonlyMap<string, FigureRow>,
): Map<string, ChangedLeg[]> {
  const found = new Map<string, ChangedLeg[]>();
  const add = (ownerId: string | null, leg: ChangedLeg) => {
    if (ownerId !== null) found.set(ownerId, [...(found.get(ownerId) ?? []), leg]);
  };
  for (const row of before) {
    const now = then.get(row.id)!;
    const was = { headId: row.id, leg: row.leg, before: row.totalVolume };
    if (now.aboveId === row.aboveId && now.leg === row.leg) {
      if (now.totalVolume === row.totalVolume) continue;
      add(row.aboveId, { ...was, after: now.totalVolume });
    } else {
      add(row.aboveId, { ...was, after: null });
      add(now.aboveId, { headId: row.id, leg: now.leg, before: null, after: now.totalVolume });
    }
  }
  return found;
}
