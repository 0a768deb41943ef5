/** The people of a sheet, as the walks need them. */
import type { Graph, Row } from "../graph/graph.ts";
import type { Plan, Tree } from "../plan/plan.ts";
import { edgeOf } from "../sheet/depth.ts";
import { passedProperty } from "../bonus/kinds/x-up.ts";
import { markPropertiesOf } from "../standing/marks.ts";
import type { Person } from "./walk.ts";

/** A sheet, and the plan that it was settled under. */
export interface PlanSheet {
  plan: Plan;
  sheet: string;
}

/** A person and who is above him in the sheet's trees. */
export interface Placed extends Person {
  above: Record<Tree, string | null>;
}

/** The properties that the walks look at: who fulfils what is asked, and who is passed up. */
function marksOf(plan: Plan): string[] {
  const passedUp = plan.bonuses.filter(({ kind }) => kind === "xUp");
  return [...markPropertiesOf(plan), ...passedUp.map(({ id }) => passedProperty(id))];
}

/** Everybody of a sheet by id. */
export async function peopleOfSheet(
  graph: Graph,
  { plan, sheet }: PlanSheet,
): Promise<Map<string, Placed>> {
  const people = new Map<string, Placed>();
  for await (const row of graph.stream("line/people-of-sheet", {
    sheet,
    marks: marksOf(plan),
  })) {
    const person = personOf(row);
    const above = { sponsor: row.sponsor as string, placement: row.parent as string };
    people.set(person.distributorId, { ...person, above });
  }
  return people;
}

/** The way up from a person, himself first, read from the database. */
export async function pathAbove(
  graph: Graph,
  { plan, sheet }: PlanSheet,
  tree: Tree,
  distributorId: string,
): Promise<Person[]> {
  const rows = await graph.read("line/people-above", {
    sheet,
    edge: edgeOf(tree),
    distributorId,
    marks: marksOf(plan),
  });
  const people = new Map(
    rows.map((row) => [
      row.distributorId as string,
      { ...personOf(row), parent: row.parent as string | null },
    ]),
  );
  return [...climbFrom(people, distributorId, ({ parent }) => parent)];
}

/** Somebody at or below a person: who is above him along the tree, and how many orders he brought. */
export interface Below extends Person {
  parent: string | null;
  entries: number;
}

/** A person and everybody below him along a tree, by id. */
export async function peopleBelow(
  graph: Graph,
  { plan, sheet }: PlanSheet,
  tree: Tree,
  distributorId: string,
): Promise<Map<string, Below>> {
  const people = new Map<string, Below>();
  const marks = marksOf(plan);
  const parameters = { sheet, edge: edgeOf(tree), distributorId, marks };
  for await (const row of graph.stream("line/people-below", parameters)) {
    const parent = row.parent as string | null;
    people.set(row.distributorId as string, {
      ...personOf(row),
      parent,
      entries: Number(row.entries),
    });
  }
  return people;
}

/** The way up from a seller, himself first, person by person; ends where `next` knows nobody. */
export function climbFrom<P extends Person>(
  people: ReadonlyMap<string, P>,
  sellerId: string,
  next: (person: P) => string | null,
): Iterable<P> {
  return {
    *[Symbol.iterator]() {
      for (let person = people.get(sellerId); person !== undefined;) {
        yield person;
        const above = next(person);
        person = above === null ? undefined : people.get(above);
      }
    },
  };
}

function personOf(row: Row): Person {
  return {
    distributorId: row.distributorId as string,
    status: row.status as string,
    active: row.active as boolean,
    marks: marksHeld(row.marks as string[]),
    title: Number(row.title),
    paidAs: Number(row.paidAs),
    personalVolume: row.personalVolume as bigint,
    groupVolume: row.groupVolume as bigint,
    totalVolume: row.totalVolume as bigint,
    personalCommissionable: row.personalCommissionable as bigint,
    groupCommissionable: row.groupCommissionable as bigint,
    totalCommissionable: row.totalCommissionable as bigint,
  };
}

/** Few different sets of marks are held by many people, who share them. */
const sets = new Map<string, ReadonlySet<string>>();

function marksHeld(marks: readonly string[]): ReadonlySet<string> {
  const key = marks.join("\n");
  const known = sets.get(key) ?? new Set(marks);
  sets.set(key, known);
  return known;
}
