// Everybody whose figures can change when something of some people has: they, their sponsors, and all above along a tree.
//
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT: the tree of volumes); $people LIST of STRING
// Returns     id STRING; depth INTEGER; paidAs INTEGER (before); sponsorId STRING or null; no row for people who are not
//             on the sheet
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", people: ["a"]}
UNWIND $people AS id
MATCH (person:Standing {sheet: $sheet, distributorId: id})
CALL (person) {
  RETURN person AS start
  UNION
  MATCH (person)-[:UNDER_SPONSOR]->(start)
  RETURN start
}
WITH DISTINCT start
MATCH (start) (()-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]->())* (above)
WITH DISTINCT above
OPTIONAL MATCH (above)-[:UNDER_SPONSOR]->(sponsor)
RETURN
  above.distributorId AS id,
  above.depth AS depth,
  above.paidAs AS paidAs,
  sponsor.distributorId AS sponsorId
ORDER BY
  id ASC
