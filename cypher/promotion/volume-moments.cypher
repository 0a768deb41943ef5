// When, and in which leg, what came in or was taken back of some people's volume in a promotion's window?
//
// The same entries as in set-own-volumes and set-tree-volumes, one by one.
// Parameters  $sheet STRING; $ids LIST OF STRING; $edge STRING or null (UNDER_SPONSOR, UNDER_PLACEMENT; null: own volume
//             only); $group BOOLEAN; $from, $reached, $through INTEGER (epoch ms); $earlierReturns BOOLEAN; $orders
//             STRING (own, customers or all); $measuredIn STRING (qualifying or commissionable)
// Returns     distributorId STRING; leg STRING or null (head of the leg; null: his own); at INTEGER (epoch ms); change
//             INTEGER (hundredths)
// Try         :params {sheet: "promotion/spring", ids: ["1001"], edge: "UNDER_SPONSOR", group: false, from: 1793491200000, reached: 1796083200000, through: 1796083200000, earlierReturns: false, orders: "all", measuredIn: "qualifying"}
UNWIND $ids AS id
MATCH (standing:Standing {sheet: $sheet, distributorId: id})
CALL (standing) {
  RETURN standing AS seller, null AS leg
UNION ALL
  WITH standing
  WHERE $edge IS NOT NULL
  MATCH
    (standing)<-[first:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(first) = $edge]-(head WHERE NOT ($group AND head.brokeAway))
      (()<-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]-(below WHERE NOT ($group AND below.brokeAway)))*
      (seller)
  RETURN seller, head.distributorId AS leg
}
MATCH (seller)-[:OF]->()<-[:COUNTS_FOR]-(entry:VolumeEntry)-[:FOR_ORDER]->(order)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $through})
  AND ($orders = "all" OR entry.own = ($orders = "own"))
  AND (
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
  )
WITH id, leg, entry.at.epochMillis AS at, sum(entry[$measuredIn]) AS change
RETURN
  id AS distributorId,
  leg,
  at,
  change
ORDER BY
  distributorId ASC,
  at ASC,
  leg ASC
