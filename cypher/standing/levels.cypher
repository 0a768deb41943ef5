// How many people of a sheet stand at each depth, the deepest first?
//
// Parameters  $sheet STRING
// Returns     depth INTEGER; people INTEGER
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL
RETURN
  standing.depth AS depth,
  count(*) AS people
ORDER BY
  depth DESC
