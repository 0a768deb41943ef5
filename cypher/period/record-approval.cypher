// Writes an approval down; with the second one the run and its period are approved.
//
// Parameters  $runId STRING; $approvalsJson STRING; $approved BOOLEAN; $at INTEGER (epoch ms)
// Returns     id STRING
// Try         :params {runId: "2026-11/0.1", approvalsJson: "[]", approved: false, at: 0}
MATCH (run:Run {id: $runId})-[:OF_PERIOD]->(period)
SET
  run.approvalsJson = $approvalsJson,
  run.status = CASE WHEN $approved THEN "approved" ELSE run.status END,
  period.state = CASE WHEN $approved THEN "approved" ELSE period.state END,
  period.approvedAt = CASE WHEN $approved THEN datetime({epochMillis: $at}) END
RETURN
  run.id AS id
