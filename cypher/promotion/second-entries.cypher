// Every volume entry between two instants, with its order, for a promotion that is computed a second time.
//
// Parameters  $from, $through INTEGER (epoch ms, through exclusive)
// Returns     orderId STRING; isReturn BOOLEAN; returns STRING or null (the order that it takes back); sellerId, buyerId
//             STRING; buyerIsCustomer, own BOOLEAN; at INTEGER (epoch ms); qualifying, commissionable INTEGER (hundredths)
// Try         :params {from: 1793491200000, through: 1796083200000}
MATCH (entry:VolumeEntry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $through})
MATCH (entry)-[:FOR_ORDER]->(order)-[:BOUGHT_BY]->(buyer)
MATCH (entry)-[:COUNTS_FOR]->(seller)
OPTIONAL MATCH (order)-[:RETURNS]->(returned)
RETURN
  order.id AS orderId,
  order.kind = "return" AS isReturn,
  returned.id AS returns,
  seller.id AS sellerId,
  buyer.id AS buyerId,
  buyer:Customer AS buyerIsCustomer,
  entry.own AS own,
  entry.at.epochMillis AS at,
  entry.qualifying AS qualifying,
  entry.commissionable AS commissionable
ORDER BY
  at ASC,
  orderId ASC,
  sellerId ASC
