// How much volume does each order of a period bring?
//
// Parameters  $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER
//             (decisions up to this number count)
// Returns     orderId STRING; volume INTEGER (hundredths of a point, commissionable, negative for a return)
// Try         :params {from: 1793491200000, until: 1796083200000, decided: 0}
MATCH (entry:VolumeEntry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
  AND coalesce(entry.decision, 0) <= $decided
MATCH (entry)-[:FOR_ORDER]->(order)
RETURN
  order.id AS orderId,
  sum(entry.commissionable) AS volume
ORDER BY
  orderId ASC
