// What a preview copies: some people of a sheet, everybody directly below them in either tree, and how they are joined.
//
// Parameters  $sheet STRING; $people LIST of STRING
// Returns     id STRING; of MAP (all properties of the standing); places LIST of MAP (edge, aboveId
//             STRING, leg STRING or null: the edges to those above)
// Try         :params {sheet: "2026-11/0", people: ["a"]}
UNWIND $people AS wanted
MATCH (person:Standing {sheet: $sheet, distributorId: wanted})
CALL (person) {
  RETURN person AS source
  UNION
  MATCH (person)<-[:UNDER_SPONSOR|UNDER_PLACEMENT]-(source)
  RETURN source
}
WITH DISTINCT source
OPTIONAL MATCH (source)-[place:UNDER_SPONSOR|UNDER_PLACEMENT]->(above)
RETURN
  source.distributorId AS id,
  properties(source) AS of,
  collect(place {.leg, edge: type(place), aboveId: above.distributorId}) AS places
