// What everybody's chosen orders brought in a promotion's window, less what was returned of them.
//
// An order counts at the instant of its entry. A return in the window takes back what an order of the window
// brought, and, where that is asked, what an earlier one brought; after the window it takes back only the former.
// Standings are set to zero first, so the step may run again.
// Parameters  $sheet STRING; $from, $reached INTEGER (epoch ms; the window as far as it has come, exclusive); $through
//             INTEGER (epoch ms; returns count until then, exclusive); $earlierReturns BOOLEAN; $orders STRING
//             (own, customers or all); $measuredIn STRING (qualifying or commissionable); $property STRING
// Returns     sellers INTEGER; exact BOOLEAN (every sum stayed an integer)
// Try         :params {sheet: "promotion/spring", from: 1793491200000, reached: 1796083200000, through: 1796083200000, earlierReturns: false, orders: "all", measuredIn: "qualifying", property: "measure 0 own"}
CALL () {
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.distributorId IS NOT NULL
  SET standing[$property] = 0
}
MATCH (entry:VolumeEntry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $through})
  AND ($orders = "all" OR entry.own = ($orders = "own"))
MATCH (entry)-[:FOR_ORDER]->(order)
WHERE
  (order.kind <> "return" AND entry.at < datetime({epochMillis: $reached}))
  OR (order.kind = "return" AND $earlierReturns AND entry.at < datetime({epochMillis: $reached}))
  OR (
    order.kind = "return"
    AND EXISTS {
      (order)-[:RETURNS]->()<-[:FOR_ORDER]-(brought:VolumeEntry)
      WHERE
        brought.at >= datetime({epochMillis: $from})
        AND brought.at < datetime({epochMillis: $reached})
    }
  )
MATCH (entry)-[:COUNTS_FOR]->(distributor)
WITH distributor.id AS distributorId, sum(entry[$measuredIn]) AS volume
MATCH (standing:Standing {sheet: $sheet, distributorId: distributorId})
SET standing[$property] = volume
RETURN
  count(standing) AS sellers,
  all(integer IN collect(DISTINCT volume IS :: INTEGER NOT NULL) WHERE integer) AS exact
