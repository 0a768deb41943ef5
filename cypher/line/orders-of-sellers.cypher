// The orders of some sellers that count in a period.
//
// Parameters  $ids LIST of STRING (distributors); $from INTEGER, $until INTEGER (epoch ms, until exclusive)
// Returns     orderId, sourceId STRING; own BOOLEAN; commissionable INTEGER, qualifying INTEGER (hundredths, negative
//             for a return); kind STRING; product STRING or null; placedAt INTEGER (epoch ms) of what was sold (a
//             return's: of the order that it returns); joinedAt INTEGER (epoch ms) of the seller
// Try         :params {ids: [], from: 1793491200000, until: 1796083200000}
UNWIND $ids AS id
MATCH (distributor:Distributor {id: id})<-[:COUNTS_FOR]-(entry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
  AND (entry.commissionable <> 0 OR entry.qualifying <> 0)
MATCH (entry)-[:FOR_ORDER]->(order)
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
  distributor.joinedAt.epochMillis AS joinedAt
ORDER BY
  orderId ASC,
  sourceId ASC
