// Puts a run over the next revision of an approved period into the queue, unless one with the same key is there.
//
// The period is locked first, then looked at. A revision that is not approved yet is computed again over its
// own sheet; what it revises is the sheet that stands: the one that was paid, or its latest approved revision.
// Parameters  $periodId STRING; $key STRING (idempotency); $actorId STRING; $reason STRING; $at INTEGER (epoch ms);
//             $planVersionId STRING or null (that of the run that stands); $planHash STRING or null
// Returns     one row: runId STRING or null; same BOOLEAN (the key was used before for the same; null: not used);
//             state STRING (of the period); busy BOOLEAN (a run is under way); importing BOOLEAN. No row when there is no
//             such period.
// Try         :params {periodId: "2026-11", key: "k", actorId: "u", reason: "why", at: 0, planVersionId: null, planHash: null}
MATCH (period:Period {id: $periodId})
SET period.locked = true
WITH period
OPTIONAL MATCH (known:Run {key: $key})-[:OF_PERIOD]->(period)
OPTIONAL MATCH (paid:Run {id: coalesce(period.revisedRun, period.run)})
WITH
  period,
  known,
  paid,
  coalesce(period.revisedSheet, period.sheet) AS revises,
  EXISTS {
    MATCH (live:Run)-[:OF_PERIOD]->(period)
    WHERE live.status IN ["queued", "running"]
  } AS busy,
  EXISTS { (:Import {state: "writing"}) } AS importing
WITH *, period.id + "/" + toString(toInteger(split(revises, "/")[-1]) + 1) AS sheet
CALL (*) {
  WITH *
  WHERE known IS NULL AND NOT busy AND NOT importing AND period.state = "approved"
  CREATE (run:Run {
    id: sheet + "." + toString(COUNT { (:Run {sheet: sheet}) } + 1), key: $key, sheet: sheet, periodId: period.id,
    planVersionId: coalesce($planVersionId, paid.planVersionId), planHash: coalesce($planHash, paid.planHash),
    revises: revises, reason: $reason, status: "queued", epoch: 0, startedBy: $actorId,
    startedAt: datetime({epochMillis: $at}), attempt: 0, approvalsJson: "[]", stepsJson: "[]"
  })-[:OF_PERIOD]->(period)
  RETURN collect(run.id) AS created
}
RETURN
  coalesce(known.id, created[0]) AS runId,
  CASE WHEN known IS NOT NULL THEN coalesce(known.reason, "") = $reason AND ($planVersionId IS NULL OR known.planVersionId = $planVersionId) END AS same,
  period.state AS state,
  busy,
  importing
