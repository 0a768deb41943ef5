// Which of these orders are there, and what must a check of new files know of them?
//
// Parameters  $ids LIST OF STRING
// Returns     id STRING; rowHash STRING or null; buyerId STRING; placedAt INTEGER (epoch ms); kind STRING
// Try         :params {ids: ["o"]}
UNWIND $ids AS wanted
MATCH (order:Order {id: wanted})-[:BOUGHT_BY]->(buyer:Person)
RETURN
  order.id AS id,
  order.rowHash AS rowHash,
  buyer.id AS buyerId,
  order.placedAt.epochMillis AS placedAt,
  order.kind AS kind
ORDER BY
  id ASC
