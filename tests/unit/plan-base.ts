import { faultText, parsePlan } from "../../server/plan/parse-plan.ts";

/** A plan without fault in which every table of faults exchanges one piece. */
export const BASE = `plan: base
version: 1
name: Base
effectiveFrom: 2026-01-01
zone: Asia/Kolkata
currency: USD
points:
  value: 1.00
calendars:
  - id: month
    every: month
    cutOff: 14 days
    ranks: own
volume:
  tree: sponsor
  customerOrders: counted
  returns: inPeriodOfRefund
placement: none
activity: { personalVolume: 100.00 }
ranks:
  - id: silver
    name: Silver
    requires: { active: true, groupVolume: 1000.00 }
  - id: gold
    name: Gold
    requires:
      legs:
        - { count: 2, rank: silver }
breakaway: none
bonuses:
  - id: team
    name: Team
    kind: unilevel
    calendar: month
    tree: sponsor
    ownOrders: upline
    customerOrders: seller
    rankBy: title
    rates:
      silver: [8%, 5%]
      gold: [8%, 5%, 4%]
    payee: { active: true }
    compression: standardRollUp
    removes: inactive
  - id: group
    name: Group
    kind: differential
    calendar: month
    tree: sponsor
    percentage:
      by: groupVolume
      measuredIn: qualifying
      brackets:
        - { from: 300.00, rate: 6% }
        - { from: 1000.00, rate: 9% }
    ownOrders: paid
    customerOrders: paid
    firstLevel: 0
    sellerBlocks: true
    unqualified: ignored
    payee: {}
rounding: { mode: halfEven, per: line }
caps:
  person: none
  company: none
payout: { minimum: 0.00 }
`;

/** The faults of the base plan with one piece of its text exchanged. */
export function faultsWith(from: string, to: string): string[] {
  if (!BASE.includes(from)) throw new Error(`the base plan has no ${from}`);
  return faultsOf(BASE.replace(from, to));
}

export function faultsOf(text: string): string[] {
  const result = parsePlan(text);
  return result.ok ? [] : result.faults.map(faultText);
}
