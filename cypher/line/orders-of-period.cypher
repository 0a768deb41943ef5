// Every order that counts in a period, with what it brings to whom.
//
// Parameters  $from INTEGER, $until INTEGER (epoch ms, until exclusive)
// Returns     orderId, sourceId STRING; own BOOLEAN; commissionable INTEGER (hundredths, negative for a return)
// Try         :params {from: 1793491200000, until: 1796083200000}
MATCH (entry:VolumeEntry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
  AND entry.commissionable <> 0
MATCH (entry)-[:FOR_ORDER]->(order)
MATCH (entry)-[:COUNTS_FOR]->(distributor)
RETURN
  order.id AS orderId,
  distributor.id AS sourceId,
  entry.own AS own,
  entry.commissionable AS commissionable
ORDER BY
  orderId ASC,
  sourceId ASC
