// The orders of some sellers that count in a period.
//
// Parameters  $ids LIST of STRING (distributors); $from INTEGER, $until INTEGER (epoch ms, until exclusive)
// Returns     orderId, sourceId STRING; own BOOLEAN; commissionable INTEGER (hundredths, negative for a return)
// Try         :params {ids: [], from: 1793491200000, until: 1796083200000}
UNWIND $ids AS id
MATCH (distributor:Distributor {id: id})<-[:COUNTS_FOR]-(entry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
  AND entry.commissionable <> 0
MATCH (entry)-[:FOR_ORDER]->(order)
RETURN
  order.id AS orderId,
  distributor.id AS sourceId,
  entry.own AS own,
  entry.commissionable AS commissionable
ORDER BY
  orderId ASC,
  sourceId ASC
