// How many people stand directly below each of these distributors?
//
// Parameters  $ids LIST OF STRING
// Returns     id STRING; sponsor INTEGER (enrolled by him); placement INTEGER (placed under him)
// Try         :params {ids: ["1001"]}
UNWIND $ids AS wanted
MATCH (person:Distributor {id: wanted})
RETURN
  person.id AS id,
  COUNT { (person)<-[:SPONSORED_BY]-() } AS sponsor,
  COUNT { (person)<-[:PLACED_UNDER]-() } AS placement
