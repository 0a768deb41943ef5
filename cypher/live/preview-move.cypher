// Gives somebody on a preview's sheet another parent in one tree; null: none.
//
// Parameters  $sheet STRING; $id STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $parentId STRING or null; $leg
//             STRING or null
// Returns     moved INTEGER
// Try         :params {sheet: "preview:x/2026-11", id: "b", edge: "UNDER_SPONSOR", parentId: "a", leg: null}
MATCH (person:Standing {sheet: $sheet, distributorId: $id})
OPTIONAL MATCH (person)-[place:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(place) = $edge]->()
DELETE place
WITH DISTINCT person
MATCH (above:Standing {sheet: $sheet, distributorId: $parentId})
CREATE (person)-[:$($edge) {leg: $leg}]->(above)
RETURN
  count(*) AS moved
