// Where does a distributor stand, and does his sponsor stand below him in the placement tree?
//
// Parameters  $id STRING
// Returns     joinedAt INTEGER (epoch ms); sponsorId STRING or null; parentId STRING or null; leg STRING or null; sponsorBelow BOOLEAN
// Try         :params {id: "1001"}
MATCH (person:Distributor {id: $id})
OPTIONAL MATCH (person)-[:SPONSORED_BY]->(sponsor:Distributor)
OPTIONAL MATCH (person)-[placed:PLACED_UNDER]->(parent:Distributor)
RETURN
  person.joinedAt.epochMillis AS joinedAt,
  sponsor.id AS sponsorId,
  parent.id AS parentId,
  placed.leg AS leg,
  sponsor IS NOT NULL AND EXISTS { (sponsor)-[:PLACED_UNDER*1..]->(person) } AS sponsorBelow
