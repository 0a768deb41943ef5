// What are these orders, who bought and for whom do they count?
//
// Parameters  $ids LIST OF STRING
// Returns     id STRING; buyerId STRING; buyerName STRING; buyerKind STRING (distributor, retail, preferred);
//             placedAt INTEGER (epoch milliseconds); currency STRING; totalMinor INTEGER (minor units) or null;
//             qualifying INTEGER and commissionable INTEGER (hundredths of a point, negative for a return);
//             kind STRING; creditedToId STRING; creditedWhy STRING; returnsOrderId STRING or null
// Try         :params {ids: ["O-1"]}
UNWIND $ids AS wanted
MATCH (order:Order {id: wanted})-[:BOUGHT_BY]->(buyer:Person)
MATCH (order)-[credited:CREDITED_TO]->(seller:Distributor)
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
