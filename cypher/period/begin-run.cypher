// A run begins or goes on: freezes its period at the cut-off and marks both as being computed.
//
// A revision leaves its period as it is, which is approved.
// The lock on volume is the one that every order takes before it looks at a period, so no order can
// slip in beside the freeze. The cut-off of an earlier run stays. A run that goes on stays stale when an
// input was changed since it began. While an import is being written no
// row comes back: the run stays queued and begins afterwards.
// Parameters  $runId STRING; $at INTEGER (epoch ms); $epoch INTEGER (of the sheet);
//             $openingHash STRING or null (what it goes on from)
// Returns     one row: sheet, periodId, planVersionId STRING; attempt INTEGER;
//             frozenAt INTEGER (epoch ms); decided INTEGER (the last decision of staff that it counts)
// Try         :params {runId: "2026-11/0.1", at: 0, epoch: 1, openingHash: null}
MERGE (lock:Lock {name: "volume"})
SET lock.takenBy = $runId
WITH lock
MATCH (run:Run {id: $runId})-[:OF_PERIOD]->(period)
WHERE
  run.status IN ["queued", "running"]
  AND lock.importing IS NULL
SET
  run.stale = coalesce(run.stale, false) AND run.attempt > 0,
  run.status = "running",
  run.epoch = $epoch,
  run.openingHash = $openingHash,
  run.attempt = run.attempt + 1,
  run.decided = coalesce(run.decided, lock.decisions, 0)
FOREACH (closing IN CASE WHEN run.revises IS NULL THEN [period] ELSE [] END |
  SET
    closing.frozenAt = coalesce(closing.frozenAt, datetime({epochMillis: $at})),
    closing.state = "computing"
)
RETURN
  run.sheet AS sheet,
  run.periodId AS periodId,
  run.planVersionId AS planVersionId,
  run.attempt AS attempt,
  period.frozenAt.epochMillis AS frozenAt,
  run.decided AS decided
