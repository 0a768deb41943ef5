/**
 * The people of a company in a compact form: one number each, columns by that number.
 *
 * Distributors and customers share one space of ids, since an order's buyer may be either. People
 * of the database whom the files refer to are added as outsiders.
 */

/** new: will be written. unchanged: in the files and there already. outside: only there. */
export const origin = { new: 0, unchanged: 1, outside: 2 } as const;

/** Stands for somebody who is named and not found, where -1 stands for nobody. */
export const unknown = -2;

export interface People {
  ids: string[];
  numberOf: Map<string, number>;
  isCustomer: boolean[];
  origins: number[];
  /** Line in distributors.csv or customers.csv; 0 for outsiders. */
  lines: number[];
  /** Epoch milliseconds; NaN where unknown (a faulty date, a customer). */
  joinedAt: number[];
  /** Person numbers; -1: nobody, -2: somebody who is not found. */
  sponsor: number[];
  placementParent: number[];
  /** Position in the plan's list of legs, -1 where none. */
  leg: number[];
  /** A customer's distributor; the person himself for a distributor; -1 where unknown. */
  distributor: number[];
  /** Outsiders and unchanged people: stands in the placement tree of the database. */
  inPlacement: boolean[];
}

export function noPeople(): People {
  return {
    ids: [],
    numberOf: new Map(),
    isCustomer: [],
    origins: [],
    lines: [],
    joinedAt: [],
    sponsor: [],
    placementParent: [],
    leg: [],
    distributor: [],
    inPlacement: [],
  };
}

export interface NewPerson {
  id: string;
  isCustomer: boolean;
  origin: number;
  line: number;
  joinedAt: number | null;
  inPlacement?: boolean;
}

/** Adds somebody whose id is not taken (the caller has looked) and answers the number. */
export function addPerson(people: People, person: NewPerson): number {
  const number = people.ids.length;
  people.ids.push(person.id);
  people.numberOf.set(person.id, number);
  people.isCustomer.push(person.isCustomer);
  people.origins.push(person.origin);
  people.lines.push(person.line);
  people.joinedAt.push(person.joinedAt ?? Number.NaN);
  people.sponsor.push(-1);
  people.placementParent.push(-1);
  people.leg.push(-1);
  people.distributor.push(person.isCustomer ? -1 : number);
  people.inPlacement.push(person.inPlacement ?? false);
  return number;
}
