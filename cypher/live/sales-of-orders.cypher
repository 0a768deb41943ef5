// For whom some orders and their returns count and when, and whose customers bought them.
//
// Parameters  $orderIds LIST of STRING
// Returns     id STRING (a distributor); at INTEGER (epoch ms)
// Try         :params {orderIds: ["o1"]}
UNWIND $orderIds AS orderId
MATCH (:Order {id: orderId})<-[:RETURNS*0..1]-(order:Order)<-[:FOR_ORDER]-(entry:VolumeEntry)
CALL (order, entry) {
  MATCH (entry)-[:COUNTS_FOR]->(distributor)
  RETURN distributor.id AS id
  UNION
  MATCH (order)-[:BOUGHT_BY]->(:Customer)-[:CUSTOMER_OF]->(distributor)
  RETURN distributor.id AS id
}
RETURN DISTINCT
  id,
  entry.at.epochMillis AS at
ORDER BY
  id ASC,
  at ASC
