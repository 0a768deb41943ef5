// Joins the people of a preview's sheet; who stands under somebody who is not on it becomes a head.
//
// Parameters  $sheet STRING (the preview's); $places LIST of {id, aboveId, edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT),
//             leg STRING or null}
// Returns     joined INTEGER
// Try         :params {sheet: "preview:x/2026-11", places: [{id: "b", aboveId: "a", edge: "UNDER_SPONSOR", leg: null}]}
UNWIND $places AS place
MATCH (copy:Standing {sheet: $sheet, distributorId: place.id})
MATCH (above:Standing {sheet: $sheet, distributorId: place.aboveId})
CREATE (copy)-[edge:$(place.edge) {leg: place.leg}]->(above)
RETURN
  count(edge) AS joined
