// What an order brought, to whom and when.
//
// Parameters  $orderId STRING
// Returns     orderId, sourceId STRING; own BOOLEAN; commissionable INTEGER, qualifying INTEGER (hundredths, negative
//             for a return); kind STRING; product STRING or null; placedAt INTEGER (epoch ms) of what was sold (a
//             return's: of the order that it returns); joinedAt INTEGER (epoch ms) of the seller; at INTEGER (epoch ms);
//             decision INTEGER (number of the decision of staff that made it; 0: none)
// Try         :params {orderId: "o1"}
MATCH (order:Order {id: $orderId})<-[:FOR_ORDER]-(entry)-[:COUNTS_FOR]->(distributor)
OPTIONAL MATCH (order)-[:RETURNS]->(returned)
WITH entry, order, distributor, coalesce(returned, order) AS sale
RETURN
  order.id AS orderId,
  distributor.id AS sourceId,
  entry.own AS own,
  entry.commissionable AS commissionable,
  entry.qualifying AS qualifying,
  sale.kind AS kind,
  sale.product AS product,
  sale.placedAt.epochMillis AS placedAt,
  distributor.joinedAt.epochMillis AS joinedAt,
  entry.at.epochMillis AS at,
  coalesce(entry.decision, 0) AS decision
ORDER BY
  at ASC,
  sourceId ASC,
  decision ASC
