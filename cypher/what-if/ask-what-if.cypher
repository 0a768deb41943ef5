// Records that somebody asks what another plan would pay; the same id again changes nothing.
//
// So many may be under way at once; the lock is taken first, so two that come together are both counted.
// Parameters  $id, $periodId, $planName, $planText, $planHash, $livePlanVersionId, $actorId, $mark STRING;
//             $planVersion INTEGER; $planVersionId, $runId STRING or null; $at INTEGER (epoch ms); $most INTEGER (under way)
// Returns     one row: asked BOOLEAN (false where too many are under way); periodId, planHash STRING (as recorded) or null
// Try         :params {id: "x", periodId: "2026-11", planName: "Demo", planVersion: 2, planText: "", planHash: "h", planVersionId: null, livePlanVersionId: "demo@1", runId: null, actorId: "op", mark: "", at: 0, most: 20}
MERGE (lock:Lock {name: "what-if"})
SET lock.takenBy = $id
WITH lock
OPTIONAL MATCH (busy:WhatIf)
WHERE busy.state IN ["waiting", "running"]
WITH count(busy) < $most AS free
OPTIONAL MATCH (known:WhatIf {id: $id})
CALL (free, known) {
  WITH free, known
  WHERE known IS NULL AND free
  CREATE (asked:WhatIf {
    id: $id, periodId: $periodId, planVersionId: $planVersionId, planName: $planName,
    planVersion: $planVersion, planText: $planText, planHash: $planHash,
    livePlanVersionId: $livePlanVersionId, runId: $runId, actorId: $actorId, mark: $mark,
    askedAt: datetime({epochMillis: $at}), state: "waiting", attempt: 0, stepsJson: "[]",
    cleared: true, removing: false
  })
  RETURN collect(asked) AS made
}
WITH coalesce(known, made[0]) AS record
RETURN
  record IS NOT NULL AS asked,
  record.periodId AS periodId,
  record.planHash AS planHash
