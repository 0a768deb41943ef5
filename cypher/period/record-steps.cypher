// Writes down how far a run is.
//
// Parameters  $runId STRING; $step STRING or null (the one under way); $stepsJson STRING (list of name,
//             title, state, startedAt, finishedAt in ms, done, total)
// Returns     id STRING
// Try         :params {runId: "2026-11/0.1", step: "ranks", stepsJson: "[]"}
MATCH (run:Run {id: $runId})
SET
  run.step = $step,
  run.stepsJson = $stepsJson
RETURN
  run.id AS id
