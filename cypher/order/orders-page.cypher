// Which orders count for a distributor, newest first?
//
// Parameters  $distributorId STRING; $afterPlacedAt INTEGER (epoch milliseconds) or null; $afterId STRING or null;
//             $limit INTEGER
// Returns     id STRING; buyerId STRING; buyerName STRING; buyerKind STRING (distributor, retail, preferred);
//             placedAt INTEGER (epoch milliseconds); currency STRING; totalMinor INTEGER (minor units) or null;
//             qualifying INTEGER and commissionable INTEGER (hundredths of a point, negative for a return);
//             kind STRING; creditedToId STRING; creditedWhy STRING; returnsOrderId STRING or null
// Try         :params {distributorId: "1001", afterPlacedAt: null, afterId: null, limit: 20}
MATCH (seller:Distributor {id: $distributorId})<-[credited:CREDITED_TO]-(order:Order)
WHERE
  $afterPlacedAt IS NULL
  OR order.placedAt.epochMillis < $afterPlacedAt
  OR (order.placedAt.epochMillis = $afterPlacedAt AND order.id > $afterId)
WITH
  seller,
  credited,
  order
ORDER BY
  order.placedAt.epochMillis DESC,
  order.id ASC
LIMIT $limit
MATCH (order)-[:BOUGHT_BY]->(buyer:Person)
OPTIONAL MATCH (order)-[:RETURNS]->(returned:Order)
RETURN
  order.id AS id,
  buyer.id AS buyerId,
  buyer.name AS buyerName,
  coalesce(buyer.kind, "distributor") AS buyerKind,
  order.placedAt.epochMillis AS placedAt,
  order.currency AS currency,
  order.totalMinor AS totalMinor,
  CASE order.kind WHEN "return" THEN -order.qualifyingHundredths ELSE order.qualifyingHundredths END AS qualifying,
  CASE order.kind WHEN "return" THEN -order.commissionableHundredths ELSE order.commissionableHundredths END AS commissionable,
  order.kind AS kind,
  seller.id AS creditedToId,
  credited.why AS creditedWhy,
  returned.id AS returnsOrderId
ORDER BY
  placedAt DESC,
  id ASC
