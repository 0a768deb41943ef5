// Every order of a period in the order of time, with what it brings to whom.
//
// Parameters  $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER (decisions up
//             to this number count)
// Returns     orderId, sourceId, saleId (the order that a return returns, else its own) STRING; own BOOLEAN; commissionable INTEGER, qualifying INTEGER (hundredths, negative
//             for a return); kind STRING; product STRING or null; placedAt INTEGER (epoch ms) of what was sold (a
//             return's: of the order that it returns); joinedAt INTEGER (epoch ms) of the seller; at INTEGER (epoch ms)
// Try         :params {from: 1793491200000, until: 1796083200000, decided: 0}
MATCH (entry:VolumeEntry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
  AND coalesce(entry.decision, 0) <= $decided
MATCH (entry)-[:FOR_ORDER]->(order)
MATCH (entry)-[:COUNTS_FOR]->(distributor)
WITH
  order,
  distributor,
  entry.own AS own,
  entry.at AS instant,
  sum(entry.commissionable) AS commissionable,
  sum(entry.qualifying) AS qualifying
WHERE commissionable <> 0 OR qualifying <> 0
OPTIONAL MATCH (order)-[:RETURNS]->(returned)
WITH order, distributor, own, instant, commissionable, qualifying, coalesce(returned, order) AS sale
RETURN
  order.id AS orderId,
  distributor.id AS sourceId,
  sale.id AS saleId,
  own,
  commissionable,
  qualifying,
  sale.kind AS kind,
  sale.product AS product,
  sale.placedAt.epochMillis AS placedAt,
  distributor.joinedAt.epochMillis AS joinedAt,
  instant.epochMillis AS at
ORDER BY
  at ASC,
  orderId ASC,
  sourceId ASC
