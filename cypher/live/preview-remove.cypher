// Takes a preview's sheet away, in the transaction that made it.
//
// Parameters  $sheet STRING (begins with "preview:")
// Returns     removed INTEGER
// Try         :params {sheet: "preview:x/2026-11"}
MATCH (copy:Standing {sheet: $sheet})
WHERE copy.distributorId IS NOT NULL AND copy.sheet STARTS WITH "preview:"
DETACH DELETE copy
RETURN
  count(*) AS removed
