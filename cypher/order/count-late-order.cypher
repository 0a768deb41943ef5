// Counts a late order at an instant; a return takes back at most what is left of its order.
//
// Run after hold-volume and late-order in the same transaction.
// Parameters  $orderId STRING; $at INTEGER (epoch ms); $decision INTEGER or null (number of the decision of staff,
//             where the instant lies in a period that is frozen)
// Returns     qualifying INTEGER; commissionable INTEGER (hundredths of a point, negative for a return)
// Try         :params {orderId: "o", at: 1790000000000, decision: null}
MATCH (order:Order {id: $orderId})-[:CREDITED_TO]->(credited:Distributor)
MATCH (order)-[:BOUGHT_BY]->(buyer:Person)
OPTIONAL MATCH (order)-[:RETURNS]->(returned:Order)
OPTIONAL MATCH (returned)<-[:RETURNS]-(:Order)<-[:FOR_ORDER]-(taken:VolumeEntry)
WITH order, credited, buyer, returned,
  sum(coalesce(taken.qualifying, 0)) AS qualifyingTaken,
  sum(coalesce(taken.commissionable, 0)) AS commissionableTaken
WITH order, credited, buyer, returned,
  returned.qualifyingHundredths + qualifyingTaken AS qualifyingLeft,
  returned.commissionableHundredths + commissionableTaken AS commissionableLeft
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
  own: buyer = credited,
  decision: $decision
})-[:FOR_ORDER]->(order)
CREATE (entry)-[:COUNTS_FOR]->(credited)
RETURN
  qualifying AS qualifying,
  commissionable AS commissionable
