// Takes away what an earlier computation of a sheet kept of its pools.
//
// Parameters  $sheet STRING
// Returns     cleared INTEGER
// Try         :params {sheet: "2026-11/0"}
MATCH (result:PoolResult {sheet: $sheet})
DELETE result
RETURN
  count(*) AS cleared
