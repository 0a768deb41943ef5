// Freezes a period at its cut-off: from now on its orders are those that it has.
//
// The lock on volume is the one that every order takes before it looks at a period, so no order can
// slip in beside the freeze. An earlier freeze, and a state further on, stay.
// Parameters  $periodId STRING; $at INTEGER (epoch ms)
// Returns     no row when there is no such period; else state STRING; frozenAt INTEGER (epoch ms)
// Try         :params {periodId: "2026-11", at: 0}
MERGE (lock:Lock {name: "volume"})
SET lock.takenBy = $periodId
WITH lock
MATCH (period:Period {id: $periodId})
SET
  period.frozenAt = coalesce(period.frozenAt, datetime({epochMillis: $at})),
  period.state = CASE WHEN period.state = "open" THEN "frozen" ELSE period.state END
RETURN
  period.state AS state,
  period.frozenAt.epochMillis AS frozenAt
