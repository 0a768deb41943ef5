// Who has a standing in a sheet, and which balance did he bring into the period?
//
// Parameters  $sheet STRING
// Returns     distributorId STRING; carried INTEGER (minor units)
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL
RETURN
  standing.distributorId AS distributorId,
  standing.balanceBefore AS carried
ORDER BY
  distributorId ASC
