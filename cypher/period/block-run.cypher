// A run whose gate is red: nothing was computed, and its period can be started again.
//
// Parameters  $runId STRING; $at INTEGER (epoch ms); $failure STRING (one sentence); $stepsJson STRING
// Returns     id STRING
// Try         :params {runId: "2026-11/0.1", at: 0, failure: "1 of 4 cases is red.", stepsJson: "[]"}
MATCH (run:Run {id: $runId})-[:OF_PERIOD]->(period)
SET
  run.status = "blocked",
  run.step = null,
  run.stepsJson = $stepsJson,
  run.failure = $failure,
  run.finishedAt = datetime({epochMillis: $at})
FOREACH (closing IN CASE WHEN run.revises IS NULL THEN [period] ELSE [] END |
  SET closing.state = "frozen"
)
RETURN
  run.id AS id
