// A run has failed for good; its period can be started again.
//
// Parameters  $runId STRING; $at INTEGER (epoch ms); $failure STRING (one sentence)
// Returns     id STRING
// Try         :params {runId: "2026-11/0.1", at: 0, failure: "The disk is full."}
MATCH (run:Run {id: $runId})-[:OF_PERIOD]->(period)
WHERE run.status IN ["queued", "running"]
SET
  run.status = "failed",
  run.failure = $failure,
  run.finishedAt = datetime({epochMillis: $at})
FOREACH (closing IN CASE WHEN run.revises IS NULL THEN [period] ELSE [] END |
  SET closing.state = "frozen"
)
RETURN
  run.id AS id
