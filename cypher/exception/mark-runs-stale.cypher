// Marks the runs of a period that are under way or await approval as out of date: an input was changed.
//
// Parameters  $periodId STRING
// Returns     id STRING
// Try         :params {periodId: "2026-11"}
MATCH (run:Run {periodId: $periodId})
WHERE run.status IN ["running", "review"]
SET run.stale = true
RETURN
  run.id AS id
