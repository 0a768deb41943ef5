// A run for its approval: the period and the run are locked first, then everything is read.
//
// Parameters  $runId STRING; $before LIST of STRING (ids of all periods that close before its own, in order)
// Returns     no row when there is none; else status, approvalsJson, periodId, sheet, calendar STRING;
//             ledgerHash, openingHash STRING or null; stale BOOLEAN; standing BOOLEAN (it is the latest run of its sheet, no
//             other is under way, and a revision still revises what stands); revises STRING or null (a sheet);
//             blocking INTEGER (blocking exceptions still open); earlierOpen STRING or null (the first
//             period before that is not approved); openingNow STRING or null (run and ledger hash of the last
//             period before, as they are now)
// Try         :params {runId: "2026-11/0.1", before: ["2026-10"]}
MATCH (run:Run {id: $runId})-[:OF_PERIOD]->(period)
SET
  period.locked = true,
  run.locked = true
WITH run, period
CALL () {
  UNWIND range(0, size($before) - 1) AS place
  MATCH (earlier:Period {id: $before[place]})
  WITH earlier, place
  ORDER BY place ASC
  RETURN collect(earlier) AS before
}
RETURN
  run.status AS status,
  run.approvalsJson AS approvalsJson,
  run.periodId AS periodId,
  run.sheet AS sheet,
  period.calendar AS calendar,
  run.ledgerHash AS ledgerHash,
  run.openingHash AS openingHash,
  coalesce(run.stale, false) AS stale,
  CASE
    WHEN run.revises IS NULL THEN period.run = run.id
    ELSE period.revising = run.id AND coalesce(period.revisedSheet, period.sheet) = run.revises
  END AND NOT EXISTS {
    MATCH (other:Run {sheet: run.sheet})
    WHERE other.status IN ["queued", "running"]
  } AS standing,
  run.revises AS revises,
  COUNT {
    MATCH (case:Exception {sheet: run.sheet})
    WHERE case.blocking AND case.state IN ["open", "assigned", "waiver_proposed"]
  } AS blocking,
  [one IN before WHERE one.state <> "approved" | one.id][0] AS earlierOpen,
  coalesce(before[-1].revisedRun, before[-1].run) + " " + coalesce(before[-1].revisedHash, before[-1].ledgerHash) AS openingNow
