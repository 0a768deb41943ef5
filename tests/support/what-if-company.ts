/**
 * The company of the API's stories with a second plan to try over its November, and what both pay by hand.
 *
 * Live, team 10 % and 5 % up the sponsors, customers to their seller, place 2 % up the placement:
 *   root  ada 20 + kim 2.50 + ben 30 + cy 5 + eve 5 = 62.50, place ada 4 + ben 6 = 10        72.50
 *   ada   cy 10 + flo 2.50 + di 2.50 + kim 5 = 20, place kim 1                                21.00
 *   ben   eve 10, place eve 2       12.00       dan  flo 5, place di 1 + flo 1                 7.00
 *   cy    di 5                       5.00                                          in all    117.50
 * Tried, team 8 % and 10 %, no placement bonus:
 *   root  ada 16 + kim 5 + ben 24 + cy 10 + eve 10 = 65     ada  cy 8 + flo 5 + di 5 + kim 4 = 22
 *   ben   eve 8       dan  flo 4       cy  di 4                                    in all    103.00
 * Silver from 100 points: ada 250, ben 300, cy 100, eve 100. Tried, silver from 200 and gold from 300.
 * All orders of November: 850 points.
 */
import { apiPlan } from "./api-company.ts";

const places = /  - id: place\n[\s\S]*?(?=rounding:)/;

/** Version 2 of the stories' plan. */
export const triedPlan = apiPlan
  .replace("version: 1", "version: 2")
  .replace("effectiveFrom: 2026-01-01", "effectiveFrom: 2027-01-01")
  .replace("requires: { personalVolume: 100.00 }", "requires: { personalVolume: 200.00 }")
  .replace(
    "breakaway: none",
    "  - id: gold\n    name: Gold\n    requires: { personalVolume: 300.00 }\nbreakaway: none",
  )
  .replace("[10%, 5%]", "[8%, 10%]")
  .replace(places, "");

/** Minor units by person: the live plan's, the tried plan's. */
export const byHand: Record<string, [bigint, bigint]> = {
  root: [7_250n, 6_500n],
  ada: [2_100n, 2_200n],
  ben: [1_200n, 800n],
  dan: [700n, 400n],
  cy: [500n, 400n],
};
