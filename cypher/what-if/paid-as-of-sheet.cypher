// As which rank is everybody of a sheet paid?
//
// Parameters  $sheet STRING
// Returns     distributorId STRING; paidAs INTEGER (rank number, 0: none)
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL
RETURN
  standing.distributorId AS distributorId,
  standing.paidAs AS paidAs
