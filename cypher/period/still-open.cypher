// Is a period's sheet still free for anybody: has no close of it begun? Locks the period first, then looks.
//
// Parameters  $periodId STRING
// Returns     one row: id STRING; none when a run has it, or it is computed
// Try         :params {periodId: "2026-11"}
MATCH (period:Period {id: $periodId})
SET period.locked = true
WITH period
WHERE period.state IN ["open", "frozen"]
RETURN
  period.id AS id
