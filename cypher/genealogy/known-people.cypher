// Which of these people are there, and what must a check of new files know of them?
//
// In placement: under somebody, above somebody, or without any sponsor (a head of his own).
// Parameters  $ids LIST OF STRING
// Returns     id STRING; kind STRING (distributor or customer); rowHash STRING or null; joinedAt INTEGER
//             (epoch ms) or null; distributorId STRING or null (a customer's); inPlacement BOOLEAN
// Try         :params {ids: ["a"]}
UNWIND $ids AS wanted
MATCH (person:Person {id: wanted})
OPTIONAL MATCH (person)-[:CUSTOMER_OF]->(distributor:Distributor)
RETURN
  person.id AS id,
  CASE WHEN person:Customer THEN "customer" ELSE "distributor" END AS kind,
  person.rowHash AS rowHash,
  person.joinedAt.epochMillis AS joinedAt,
  distributor.id AS distributorId,
  (EXISTS { (person)-[:PLACED_UNDER]->() }
    OR EXISTS { (person)<-[:PLACED_UNDER]-() }
    OR NOT EXISTS { (person)-[:SPONSORED_BY]->() }) AS inPlacement
ORDER BY
  id ASC
