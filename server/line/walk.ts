/**
 * One sale's way up the tree, person by person: who is paid, at which level and rate, and who is
 * walked past and why.
 *
 * The traversals settle sums; this derives the single steps again from the same sheet, for the
 * explanation of a line. That both give the same amounts is asserted wherever lines are shown.
 */
import type { Graph, Row } from "../graph/graph.ts";
import type { OrdersPaid, Plan, Requirement, Tree } from "../plan/plan.ts";
import { markOf } from "../standing/marks.ts";
import type { Reason } from "./reasons.ts";

/** What a walk needs to know of a person: his standing in the sheet. */
export interface Person {
  distributorId: string;
  status: string;
  active: boolean;
  /** The marks of the plan that hold for him: who fulfils what a bonus asks. */
  marks: ReadonlySet<string>;
  title: number;
  paidAs: number;
  /** Hundredths of a point. */
  personalVolume: bigint;
  groupVolume: bigint;
  totalVolume: bigint;
  personalCommissionable: bigint;
  groupCommissionable: bigint;
  totalCommissionable: bigint;
}

/** One step of a walk: a person who is paid at a level, or passed for a reason. */
export interface Step {
  distributorId: string;
  /** Distance: 0 the seller, 1 his upline (a level-one seller in a unilevel has level 1). */
  level: number;
  /** The level whose rate is paid; null where the bonus has no levels or nothing is paid. */
  paidLevel: number | null;
  /** ppm; null when nothing is paid, or an amount. */
  ratePpm: bigint | null;
  /** Minor units that an order pays, and a return takes back; absent where a rate does. */
  amountMinor?: bigint;
  /** null when paid. */
  reason: Reason | null;
}

/** The way of one bonus's sales: along which tree, and what happens at each person on it. */
export interface Walk {
  tree: Tree;
  /** Which orders it pays on. */
  paid: OrdersPaid;
  /**
   * The steps of one sale; `path` is the seller first, then everybody above him, and is climbed no further than
   * anything is paid. `own`: the order is the seller's own, else one of his customers'.
   */
  steps(path: Iterable<Person>, own: boolean): Step[];
}

/** Somebody who is not paid, and why. */
export interface Passed extends Row {
  distributorId: string;
  reason: Reason;
}

/** What a kind of bonus says of its lines: one object, one file a kind. */
export interface LineKind<B> {
  /** How an order pays; null where no line of the bonus belongs to an order. */
  walk(bonus: B): Walk | null;
  /**
   * Whom the bonus pays nothing though it looked at him, where it does not go by orders: everybody of
   * a sheet, or the one named. Absent: nobody is passed without an order.
   */
  passed?(graph: Graph, sheet: string, distributorId: string | null): Promise<Passed[]>;
  /** Whether what an order pays is kept with the commission, since no sheet could tell it again. */
  keepsOrders?(bonus: B): boolean;
  /** Two or three sentences that say how the bonus pays, with the plan's own figures. */
  rule(bonus: B, plan: Plan): string;
}

/** Whether a person fulfils a requirement and is not terminated. */
export function fulfils(
  person: Person,
  requirement: Requirement,
  rankBy: "title" | "paidAs",
): boolean {
  return person.marks.has(markOf(requirement, rankBy));
}

/** Why a person may not be paid at all, or null when he may. */
export function unfit(
  person: Person,
  payee: Requirement,
  rankBy: "title" | "paidAs",
): Reason | null {
  if (fulfils(person, payee, rankBy)) return null;
  if (person.status === "terminated") return "terminated";
  return payee.active === true && !person.active ? "inactive" : "unqualified";
}

/** The people of a way with their positions, the first of them 0. */
export function* placed(path: Iterable<Person>): Generator<[number, Person]> {
  let place = 0;
  for (const person of path) yield [place++, person];
}

/** A way without its first person. */
export function* after(path: Iterable<Person>): Generator<Person> {
  let first = true;
  for (const person of path) {
    if (!first) yield person;
    first = false;
  }
}
