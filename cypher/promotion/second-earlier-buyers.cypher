// Who bought anything before a promotion's window, for himself as a distributor or as a customer?
//
// Parameters  $from INTEGER (epoch ms, exclusive)
// Returns     buyerId STRING; own BOOLEAN
// Try         :params {from: 1793491200000}
MATCH (entry:VolumeEntry)
WHERE entry.at < datetime({epochMillis: $from})
MATCH (entry)-[:FOR_ORDER]->(order)-[:BOUGHT_BY]->(buyer)
WHERE order.kind <> "return"
WITH DISTINCT buyer.id AS buyerId, entry.own AS own
RETURN
  buyerId,
  own
ORDER BY
  buyerId ASC,
  own ASC
