// What are these runs, and how far are they?
//
// Parameters  $ids LIST OF STRING
// Returns     id STRING; sheet STRING; periodId STRING; planVersionId STRING; status STRING; step STRING; stepsJson STRING;
//             approvalsJson STRING; startedAt INTEGER, finishedAt INTEGER (epoch milliseconds); inputHash STRING;
//             ledgerHash STRING; failure STRING; stale BOOLEAN; attempt INTEGER; revises STRING (the sheet that it revises),
//             reason, landsInId STRING (period) or null
// Try         :params {ids: ["2026-11/0#1"]}
UNWIND $ids AS wanted
MATCH (run:Run {id: wanted})
RETURN
  run.id AS id,
  run.sheet AS sheet,
  run.periodId AS periodId,
  run.planVersionId AS planVersionId,
  run.status AS status,
  run.step AS step,
  run.stepsJson AS stepsJson,
  run.approvalsJson AS approvalsJson,
  run.startedAt.epochMillis AS startedAt,
  run.finishedAt.epochMillis AS finishedAt,
  run.inputHash AS inputHash,
  run.ledgerHash AS ledgerHash,
  run.failure AS failure,
  coalesce(run.stale, false) AS stale,
  coalesce(run.attempt, 0) AS attempt,
  run.revises AS revises,
  run.reason AS reason,
  run.landsIn AS landsInId
