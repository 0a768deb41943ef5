// What an order brought, to whom and when.
//
// Parameters  $orderId STRING
// Returns     orderId, sourceId STRING; own BOOLEAN; commissionable INTEGER (hundredths); at INTEGER (epoch ms)
// Try         :params {orderId: "o1"}
MATCH (order:Order {id: $orderId})<-[:FOR_ORDER]-(entry)-[:COUNTS_FOR]->(distributor)
RETURN
  order.id AS orderId,
  distributor.id AS sourceId,
  entry.own AS own,
  entry.commissionable AS commissionable,
  entry.at.epochMillis AS at
ORDER BY
  at ASC,
  sourceId ASC
