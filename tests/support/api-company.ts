/**
 * The company of the API's stories. Enrolment, indented; own orders of November 2026 in points:
 *
 *   root            (staff of the company)
 *     ada   200     signs in
 *       cy  100     no place in the placement tree
 *         di 50
 *       dan 100     suspended
 *     ben   300     signs in; crossline of ada
 *       eve 100
 */
import type { CompanyText } from "./company-folder.ts";

export const apiPlan = `
plan: stories
version: 1
name: Stories
effectiveFrom: 2026-01-01
zone: America/New_York
currency: USD
points:
  value: 1.00
calendars:
  - { id: month, every: month, cutOff: 7 days, ranks: own }
volume:
  tree: sponsor
  customerOrders: counted
  returns: inPeriodOfRefund
placement:
  width: 2
  legs: [left, right]
activity: always
ranks:
  - id: silver
    name: Silver
    requires: { personalVolume: 100.00 }
breakaway: none
bonuses:
  - id: team
    name: Team commission
    kind: unilevel
    calendar: month
    tree: sponsor
    ownOrders: upline
    customerOrders: seller
    rankBy: paidAs
    rates: [10%, 5%]
    payee: {}
    compression: none
  - id: place
    name: Placement bonus
    kind: unilevel
    calendar: month
    tree: placement
    ownOrders: upline
    customerOrders: seller
    rankBy: paidAs
    rates: [2%]
    payee: {}
    compression: none
rounding:
  mode: halfEven
  per: line
caps:
  person: none
  company: none
payout:
  minimum: 0.00
`;

export const apiCompany: CompanyText = {
  distributors: `
    root,Root,root@example.com,US,2020-01-01,,,,active,
    ada,Ada Lake,ada@example.com,US,2021-01-01,root,root,left,active,
    ben,Ben Hill,ben@example.com,DE,2021-01-02,root,root,right,active,
    cy,Cy Brook,cy@example.com,DE,2022-01-01,ada,,,active,
    dan,Dan Stone,dan@example.com,US,2022-01-02,ada,ada,left,suspended,
    di,Di Fern,di@example.com,US,2022-02-01,cy,dan,left,active,
    eve,Eve Moss,eve@example.com,US,2022-02-02,ben,ben,left,active,
    flo,Flo Reed,flo@example.com,US,2022-03-01,dan,dan,right,active,`,
  customers: `
    kim,Kim West,kim@example.com,ada,ada,retail`,
  orders: `
    o-ada,ada,2026-11-03T10:00:00Z,USD,240.00,200.00,200.00,order,
    o-kim,kim,2026-11-04T10:00:00Z,USD,60.00,50.00,50.00,order,
    o-cy,cy,2026-11-05T10:00:00Z,USD,120.00,100.00,100.00,order,
    o-di,di,2026-11-06T10:00:00Z,USD,60.00,50.00,50.00,order,
    o-flo,flo,2026-11-06T11:00:00Z,USD,60.00,50.00,50.00,order,
    o-ben,ben,2026-11-07T10:00:00Z,USD,360.00,300.00,300.00,order,
    o-eve,eve,2026-11-08T10:00:00Z,USD,120.00,100.00,100.00,order,
    o-dec,cy,2026-12-02T10:00:00Z,USD,120.00,100.00,100.00,order,`,
};

/** 15 December 2026, noon in New York: November is past its cut-off, December is open. */
export const apiNow = Date.parse("2026-12-15T17:00:00Z");
