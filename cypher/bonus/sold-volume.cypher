// What everybody in a sheet sold together, customers' orders with it.
//
// Parameters  $sheet STRING
// Returns     one row: qualifying INTEGER, commissionable INTEGER (hundredths of a point)
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.entries > 0
RETURN
  coalesce(sum(standing.soldVolume), 0) AS qualifying,
  coalesce(sum(standing.soldCommissionable), 0) AS commissionable
