/** A plan for tests that only need one to read tables by: New York, US dollars, two legs, two ranks. */
import type { Plan } from "../../server/plan/plan.ts";

/** The plan, with what a test wants otherwise. */
export function importPlan(changes: Partial<Plan> = {}): Plan {
  return {
    id: "tables",
    version: 1,
    name: "Tables",
    effectiveFrom: "2026-01-01",
    zone: "America/New_York",
    currency: "USD",
    currencyDigits: 2,
    pointValue: "1.00",
    calendars: [{ id: "month", every: "month", startsOn: 1, cutOffDays: 14, ranksFrom: "own" }],
    volume: { tree: "sponsor", customerOrders: "counted", returns: "inPeriodOfRefund" },
    placement: { width: 2, legs: ["left", "right"] },
    activity: "always",
    ranks: [
      { number: 1, id: "silver", name: "Silver", requires: { personalVolume: 100_00n } },
      { number: 2, id: "gold", name: "Gold", requires: { personalVolume: 200_00n } },
    ],
    rankKeeping: null,
    throttle: null,
    breakawayRank: null,
    bonuses: [
      {
        kind: "unilevel",
        id: "team",
        name: "Team",
        calendar: "month",
        tree: "sponsor",
        ownOrders: "upline",
        customerOrders: "seller",
        rankBy: "title",
        grades: { by: "title", steps: [{ from: 0n, rates: [50_000n] }] },
        payee: {},
        compression: "none",
        orders: null,
        paidOn: "commissionable",
        removes: null,
        closedBy: null,
      },
    ],
    rounding: { mode: "halfEven", per: "line" },
    caps: { person: null, company: null },
    payout: { minimum: 0n },
    ...changes,
  };
}
