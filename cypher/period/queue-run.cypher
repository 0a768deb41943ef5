// Puts a new run over a period's sheet, unless one with the same key is there already.
//
// The period is locked first, then looked at: of two starts at once one finds the other's run.
// Parameters  $periodId STRING; $key STRING (idempotency); $actorId STRING; $at INTEGER (epoch ms);
//             $planVersionId STRING; $planHash STRING
// Returns     one row: runId STRING or null; state STRING (of the period, before); busy BOOLEAN (a run is
//             under way); importing BOOLEAN. No row when there is no such period.
// Try         :params {periodId: "2026-11", key: "k", actorId: "u", at: 0, planVersionId: "demo@1", planHash: ""}
MATCH (period:Period {id: $periodId})
SET period.locked = true
WITH period
OPTIONAL MATCH (same:Run {key: $key})-[:OF_PERIOD]->(period)
OPTIONAL MATCH (live:Run)-[:OF_PERIOD]->(period)
WHERE live.status IN ["queued", "running"]
WITH
  period,
  period.state AS state,
  same,
  count(live) > 0 AS busy,
  EXISTS { (:Import {state: "writing"}) } AS importing,
  COUNT { (:Run)-[:OF_PERIOD]->(period) } AS runs
CALL (period, same, busy, importing, state, runs) {
  WITH *
  WHERE same IS NULL AND NOT busy AND NOT importing AND state <> "approved"
  CREATE (run:Run {
    id: period.sheet + "." + toString(runs + 1), key: $key, sheet: period.sheet, periodId: period.id,
    planVersionId: $planVersionId, planHash: $planHash, status: "queued", epoch: 0, startedBy: $actorId,
    startedAt: datetime({epochMillis: $at}), attempt: 0, approvalsJson: "[]", stepsJson: "[]"
  })-[:OF_PERIOD]->(period)
  RETURN collect(run.id) AS created
}
RETURN
  coalesce(same.id, created[0]) AS runId,
  state,
  busy,
  importing
