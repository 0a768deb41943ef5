// Counts a late order at a later instant; a return takes back at most what is left of its order.
//
// Run after late-order in the same transaction, which holds the volume lock and has looked.
// Parameters  $orderId STRING; $at INTEGER (epoch ms)
// Returns     qualifying INTEGER; commissionable INTEGER (hundredths of a point)
// Try         :params {orderId: "o", at: 1790000000000}
MATCH (order:Order {id: $orderId})-[:CREDITED_TO]->(credited:Distributor)
MATCH (order)-[:BOUGHT_BY]->(buyer:Person)
OPTIONAL MATCH (order)-[:RETURNS]->(returned:Order)
CALL (returned) {
  OPTIONAL MATCH (returned)<-[:RETURNS]-(:Order)<-[:FOR_ORDER]-(taken:VolumeEntry)
  RETURN
    returned.qualifyingHundredths + sum(coalesce(taken.qualifying, 0)) AS qualifyingLeft,
    returned.commissionableHundredths + sum(coalesce(taken.commissionable, 0)) AS commissionableLeft
}
WITH order, credited, buyer,
  CASE
    WHEN returned IS NULL THEN order.qualifyingHundredths
    WHEN order.qualifyingHundredths < qualifyingLeft THEN -order.qualifyingHundredths
    ELSE -qualifyingLeft
  END AS qualifying,
  CASE
    WHEN returned IS NULL THEN order.commissionableHundredths
    WHEN order.commissionableHundredths < commissionableLeft THEN -order.commissionableHundredths
    ELSE -commissionableLeft
  END AS commissionable
CREATE (entry:VolumeEntry {
  at: datetime({epochMillis: $at}),
  qualifying: qualifying,
  commissionable: commissionable,
  why: "late_order",
  own: buyer = credited
})-[:FOR_ORDER]->(order)
CREATE (entry)-[:COUNTS_FOR]->(credited)
RETURN
  qualifying AS qualifying,
  commissionable AS commissionable
