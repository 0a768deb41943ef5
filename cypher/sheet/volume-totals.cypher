// What a sheet's orders add up to.
//
// Parameters  $sheet STRING
// Returns     one row: orders INTEGER; qualifying INTEGER, commissionable INTEGER (hundredths of a point)
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL AND standing.entries > 0
RETURN
  coalesce(sum(standing.entries), 0) AS orders,
  coalesce(sum(standing.soldVolume), 0) AS qualifying,
  coalesce(sum(standing.soldCommissionable), 0) AS commissionable
