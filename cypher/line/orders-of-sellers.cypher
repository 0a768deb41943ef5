// The orders of some sellers that count in a period.
//
// Parameters  $ids LIST of STRING (distributors); $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER
//             (decisions up to this number count)
// Returns     orderId, sourceId STRING; own BOOLEAN; commissionable INTEGER, qualifying INTEGER (hundredths, negative
//             for a return); kind STRING; product STRING or null; placedAt INTEGER (epoch ms) of what was sold (a
//             return's: of the order that it returns); joinedAt INTEGER (epoch ms) of the seller
// Try         :params {ids: [], from: 1793491200000, until: 1796083200000, decided: 0}
UNWIND $ids AS id
MATCH (distributor:Distributor {id: id})<-[:COUNTS_FOR]-(entry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
  AND coalesce(entry.decision, 0) <= $decided
MATCH (entry)-[:FOR_ORDER]->(order)
WITH
  order,
  distributor,
  entry.own AS own,
  sum(entry.commissionable) AS commissionable,
  sum(entry.qualifying) AS qualifying
WHERE commissionable <> 0 OR qualifying <> 0
OPTIONAL MATCH (order)-[:RETURNS]->(returned)
WITH order, distributor, own, commissionable, qualifying, coalesce(returned, order) AS sale
RETURN
  order.id AS orderId,
  distributor.id AS sourceId,
  own,
  commissionable,
  qualifying,
  sale.kind AS kind,
  sale.product AS product,
  sale.placedAt.epochMillis AS placedAt,
  distributor.joinedAt.epochMillis AS joinedAt
ORDER BY
  orderId ASC,
  sourceId ASC
