// Numbers a decision that changes what computations start from, and says which are out of date by it.
//
// The number is taken under the volume lock, as the freeze of a period is: a run counts what was decided
// up to the number that it began with. Runs over a period that the decision reaches become stale.
// Parameters  $from INTEGER, $through INTEGER or null (epoch ms, both included: the instants whose periods it
//             reaches; null: all later ones)
// Returns     one row: number INTEGER; closed LIST OF STRING (approved periods that it reaches, oldest first)
// Try         :params {from: 1794000000000, through: null}
MERGE (lock:Lock {name: "volume"})
SET lock.decisions = coalesce(lock.decisions, 0) + 1
WITH lock.decisions AS number
CALL () {
  OPTIONAL MATCH (period:Period)
  WHERE
    period.endsAt > datetime({epochMillis: $from})
    AND ($through IS NULL OR period.startsAt <= datetime({epochMillis: $through}))
  RETURN period
}
CALL (period) {
  MATCH (run:Run {periodId: period.id})
  WHERE run.status IN ["queued", "running", "review"]
  SET run.stale = true
}
WITH number, period
ORDER BY period.endsAt ASC, period.id ASC
RETURN
  number,
  collect(CASE WHEN period.state = "approved" THEN period.id END) AS closed
