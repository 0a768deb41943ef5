/** Where people stand in the placement tree who come without a place, when the plan spills them. */
import type { Plan } from "../../plan/plan.ts";
import { compareIds, type PersonRow } from "../company.ts";

/** One position: who stands there, and on which of the plan's legs (their number; 0 without names). */
interface Spot {
  id: string;
  leg: number;
}

/** The same people, everybody with the place that the plan gives him. A close starts from the tree. */
export function spillPeople(plan: Plan, rows: readonly PersonRow[]): PersonRow[] {
  const shape = plan.placement;
  if (shape?.spill === undefined) return [...rows];
  const arrived = [...rows].sort((a, b) => a.joinedAt - b.joinedAt || compareIds(a.id, b.id));
  const below = new Map<string, Spot[]>(arrived.map(({ id }) => [id, []]));
  const placed = new Map(rows.map((row) => [row.id, { ...row }]));
  const width = shape.width ?? Infinity;
  const stand = (row: PersonRow, parent: string, leg: number) => {
    below.get(parent)!.push({ id: row.id, leg });
    below.get(parent)!.sort((a, b) => a.leg - b.leg);
    Object.assign(placed.get(row.id)!, { parent, leg: shape.legs[leg] ?? null });
  };
  for (const row of arrived) {
    if (row.parent !== null) stand(row, row.parent, Math.max(0, shape.legs.indexOf(row.leg ?? "")));
  }
  const free = (id: string) => {
    const taken = below.get(id)!;
    if (shape.legs.length === 0) return taken.length < width ? 0 : -1;
    return shape.legs.findIndex((_, leg) => !taken.some((spot) => spot.leg === leg));
  };
  const find = { breadthFirst, smallestLeg, outerLeg }[shape.spill];
  for (const row of arrived) {
    if (row.parent !== null || row.sponsor === null || !below.has(row.sponsor)) continue;
    const outer = Math.max(0, shape.legs.indexOf(row.leg ?? ""));
    const at = find({ below, free, outer, named: shape.legs.length > 0 }, row.sponsor);
    stand(row, at.id, at.leg);
  }
  return rows.map(({ id }) => placed.get(id)!);
}

interface Search {
  below: ReadonlyMap<string, readonly Spot[]>;
  /** The first free leg of somebody; -1: none. */
  free(id: string): number;
  outer: number;
  named: boolean;
}

function breadthFirst({ below, free }: Search, sponsor: string): Spot {
  const level = [sponsor];
  for (const id of level) {
    if (free(id) >= 0) return { id, leg: free(id) };
    level.push(...below.get(id)!.map((spot) => spot.id));
  }
  throw new Error("A tree of a width always has a free position at its bottom.");
}

function smallestLeg({ below, free }: Search, sponsor: string): Spot {
  const sizes = new Map<string, number>();
  const size = (id: string): number => {
    const known = sizes.get(id);
    if (known !== undefined) return known;
    const all = below.get(id)!.reduce((sum, spot) => sum + size(spot.id), 1);
    sizes.set(id, all);
    return all;
  };
  let id = sponsor;
  while (free(id) < 0) {
    id = below.get(id)!.reduce((least, spot) => (size(spot.id) < size(least.id) ? spot : least)).id;
  }
  return { id, leg: free(id) };
}

function outerLeg({ below, outer, named }: Search, sponsor: string): Spot {
  let id = sponsor;
  for (;;) {
    const next = named ? below.get(id)!.find(({ leg }) => leg === outer) : below.get(id)![0];
    if (next === undefined) return { id, leg: outer };
    id = next.id;
  }
}
