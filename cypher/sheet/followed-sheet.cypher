// Which sheet of its calendar does a sheet go on from?
//
// Parameters  $sheet STRING
// Returns     sheet STRING; no row where nobody in it follows anything
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})-[:FOLLOWS]->(earlier)
WHERE standing.distributorId IS NOT NULL
RETURN
  earlier.sheet AS sheet
LIMIT 1
