// Everybody whose figures can change when some people have sold: they, their sponsors, and all above along a tree.
//
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT: the tree of volumes); $sellers LIST of STRING
// Returns     id STRING; depth INTEGER; paidAs INTEGER (before); sponsorId STRING or null; no row for people who are not
//             on the sheet
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", sellers: ["a"]}
UNWIND $sellers AS id
MATCH (seller:Standing {sheet: $sheet, distributorId: id})
CALL (seller) {
  RETURN seller AS start
  UNION
  MATCH (seller)-[:UNDER_SPONSOR]->(start)
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
