// Which of these distributors are the viewer or stand below him?
//
// Each is climbed from, so the answer follows the tree as it stands at this moment.
// Parameters  $ids LIST OF STRING; $viewerId STRING; $edge STRING (SPONSORED_BY or PLACED_UNDER)
// Returns     id STRING
// Try         :params {ids: ["1002", "1003"], viewerId: "1001", edge: "SPONSORED_BY"}
UNWIND $ids AS wanted
MATCH (person:Distributor {id: wanted})
WHERE
  person.id = $viewerId
  OR EXISTS { (person) (()-[step:SPONSORED_BY|PLACED_UNDER WHERE type(step) = $edge]->())+ (:Distributor {id: $viewerId}) }
RETURN
  person.id AS id
