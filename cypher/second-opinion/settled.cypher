// Up to which rank was a bonus settled for everybody in the sheet before?
//
// Parameters  $sheet STRING; $property STRING (where standings keep it: "settled <bonus>")
// Returns     distributorId STRING; settled INTEGER or null (rank number)
// Try         :params {sheet: "2026-11/0", property: "settled advance"}
MATCH (standing:Standing {sheet: $sheet})-[:FOLLOWS]->(earlier)
WHERE standing.distributorId IS NOT NULL
RETURN
  standing.distributorId AS distributorId,
  earlier[$property] AS settled
ORDER BY
  distributorId ASC
