/**
 * What is bought in the company of each plan of docs/plans: figures that make the plan's own rules matter.
 *
 * Points are whole, so that a statement can be worked out with a pencil.
 */

/** How a company sells. */
export interface Shape {
  /** Another seed is another company. */
  seed: number;
  /** Points of a seller's order, from and to, in fives. */
  points: readonly [number, number];
  /** Points of what somebody buys when he joins. */
  starter: number;
  /** Commissionable points for 100 qualifying ones. */
  commissionable: number;
  /** Minor units of the price for each qualifying point. */
  price: number;
}

/** By the name of the plan's file. */
export const shapes: Readonly<Record<string, Shape>> = {
  stairstep: { seed: 31, points: [30, 180], starter: 40, commissionable: 6_000, price: 7_500 },
  binary: { seed: 32, points: [100, 240], starter: 200, commissionable: 100, price: 110 },
  "unilevel-rising": {
    ...{ seed: 33, points: [100, 260], starter: 150, commissionable: 80, price: 130 },
  },
  "unilevel-generations": {
    ...{ seed: 34, points: [100, 240], starter: 100, commissionable: 100, price: 120 },
  },
  "breakaway-steps": {
    ...{ seed: 35, points: [200, 400], starter: 200, commissionable: 80, price: 140 },
  },
  matrix: { seed: 36, points: [40, 120], starter: 50, commissionable: 100, price: 115 },
  "two-up": { seed: 37, points: [20, 80], starter: 100, commissionable: 100, price: 200 },
};
