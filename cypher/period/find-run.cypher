// One run as the conductor needs it.
//
// Parameters  $runId STRING
// Returns     id, sheet, periodId, planVersionId, status, stepsJson, approvalsJson STRING; ledgerHash,
//             openingHash, inputHash, revises (sheet), reason, landsIn (period) STRING or null; stale, posted BOOLEAN
// Try         :params {runId: "2026-11/0.1"}
MATCH (run:Run {id: $runId})
RETURN
  run.id AS id,
  run.sheet AS sheet,
  run.periodId AS periodId,
  run.planVersionId AS planVersionId,
  run.status AS status,
  run.stepsJson AS stepsJson,
  run.approvalsJson AS approvalsJson,
  run.inputHash AS inputHash,
  run.ledgerHash AS ledgerHash,
  run.openingHash AS openingHash,
  run.revises AS revises,
  run.reason AS reason,
  run.landsIn AS landsIn,
  coalesce(run.stale, false) AS stale,
  coalesce(run.posted, false) AS posted
