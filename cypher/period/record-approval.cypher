// Writes an approval down; with the second one the run and its period are approved.
//
// An approved revision leaves the period's own run as it is; it stands beside it, and what follows the
// period goes on from it. The differences land in the period that is named.
//
// Parameters  $runId STRING; $approvalsJson STRING; $approved BOOLEAN; $at INTEGER (epoch ms);
//             $landsIn STRING or null (id of the period; null for what is no revision)
// Returns     id STRING
// Try         :params {runId: "2026-11/0.1", approvalsJson: "[]", approved: false, at: 0, landsIn: null}
MATCH (run:Run {id: $runId})-[:OF_PERIOD]->(period)
SET
  run.approvalsJson = $approvalsJson,
  run.status = CASE WHEN $approved THEN "approved" ELSE run.status END,
  run.approvedAt = CASE WHEN $approved THEN datetime({epochMillis: $at}) END
FOREACH (closing IN CASE WHEN $approved AND run.revises IS NULL THEN [period] ELSE [] END |
  SET
    closing.state = "approved",
    closing.approvedAt = datetime({epochMillis: $at})
)
FOREACH (revised IN CASE WHEN $approved AND run.revises IS NOT NULL THEN [period] ELSE [] END |
  SET
    run.landsIn = $landsIn,
    revised.revisedSheet = run.sheet,
    revised.revisedRun = run.id,
    revised.revisedHash = run.ledgerHash
)
RETURN
  run.id AS id
