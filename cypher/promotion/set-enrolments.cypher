// How many distributors who joined in a promotion's window everybody sponsors.
//
// Where a first order is asked, it is the newcomer's earliest own one; it lies in the window and is still worth
// that much after what was returned of it.
// Parameters  $sheet STRING; $from, $reached, $through INTEGER (epoch ms, exclusive ends: of the window as far as it
//             has come, and of returns); $activeIn STRING or null (sheet of the period in which a newcomer must be
//             active, where $active); $active BOOLEAN; $firstOrder INTEGER (hundredths) or null; $property STRING
// Returns     sponsors INTEGER
// Try         :params {sheet: "promotion/spring", from: 1793491200000, reached: 1796083200000, through: 1796083200000, activeIn: null, active: false, firstOrder: 10000, property: "measure 0"}
CALL () {
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.distributorId IS NOT NULL
  SET standing[$property] = 0
}
MATCH (newcomer:Standing {sheet: $sheet})-[:OF]->(distributor)
WHERE
  newcomer.distributorId IS NOT NULL
  AND distributor.joinedAt >= datetime({epochMillis: $from})
  AND distributor.joinedAt < datetime({epochMillis: $reached})
  AND (NOT $active OR EXISTS { (:Standing {sheet: $activeIn, distributorId: distributor.id, active: true}) })
CALL (distributor) {
  WITH distributor
  WHERE $firstOrder IS NULL
  RETURN true AS counts
UNION
  WITH distributor
  WHERE $firstOrder IS NOT NULL
  MATCH (distributor)<-[:BOUGHT_BY]-(order:Order)<-[:FOR_ORDER]-(entry:VolumeEntry)
  WHERE
    order.kind <> "return"
    AND entry.own
    AND entry.at < datetime({epochMillis: $reached})
  WITH order, min(entry.at) AS at
  ORDER BY at ASC, order.id ASC
  LIMIT 1
  OPTIONAL MATCH (order)<-[:RETURNS*0..1]-()<-[:FOR_ORDER]-(part:VolumeEntry)
  WHERE part.at < datetime({epochMillis: $through})
  WITH at, sum(part.qualifying) AS volume
  RETURN at >= datetime({epochMillis: $from}) AND volume >= $firstOrder AS counts
}
WITH newcomer
WHERE counts
MATCH (newcomer)-[:UNDER_SPONSOR]->(sponsor)
WITH sponsor, count(newcomer) AS enrolled
SET sponsor[$property] = enrolled
RETURN
  count(sponsor) AS sponsors
