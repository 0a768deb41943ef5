// Every entry of an approved run is in the ledger.
//
// Parameters  $runId STRING
// Returns     id STRING
// Try         :params {runId: "2026-11/0.1"}
MATCH (run:Run {id: $runId})
SET run.posted = true
RETURN
  run.id AS id
