// As which rank are these people paid in a sheet?
//
// Parameters  $sheet STRING; $ids LIST of STRING (distributors)
// Returns     id STRING; paidAs INTEGER (rank number, 0 = none)
// Try         :params {sheet: "2026-11/0", ids: ["a"]}
UNWIND $ids AS id
MATCH (standing:Standing {sheet: $sheet, distributorId: id})
RETURN
  id,
  standing.paidAs AS paidAs
ORDER BY
  id ASC
