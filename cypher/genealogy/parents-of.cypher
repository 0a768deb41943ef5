// Who stands directly above these distributors in both trees?
//
// Parameters  $ids LIST OF STRING
// Returns     id STRING; sponsorId STRING; placementParentId STRING; placementLeg STRING; null where there is none
// Try         :params {ids: ["1002"]}
UNWIND $ids AS wanted
MATCH (person:Distributor {id: wanted})
OPTIONAL MATCH (person)-[:SPONSORED_BY]->(sponsor:Distributor)
OPTIONAL MATCH (person)-[placed:PLACED_UNDER]->(parent:Distributor)
RETURN
  person.id AS id,
  sponsor.id AS sponsorId,
  parent.id AS placementParentId,
  placed.leg AS placementLeg
