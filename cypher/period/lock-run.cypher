// A run for its approval: the period is locked first, then everything is read.
//
// Parameters  $runId STRING
// Returns     no row when there is none; else status, approvalsJson, periodId, sheet, calendar STRING;
//             ledgerHash, openingHash STRING or null; stale BOOLEAN; standing BOOLEAN (it is the period's latest run);
//             blocking INTEGER (blocking exceptions still open); earlierOpen STRING or null (an earlier period of
//             the calendar that is not approved); openingNow STRING or null (ledger hash of the period before, now)
// Try         :params {runId: "2026-11/0.1"}
MATCH (run:Run {id: $runId})-[:OF_PERIOD]->(period)
SET period.locked = true
WITH run, period
OPTIONAL MATCH (earlier:Period {calendar: period.calendar})
WHERE earlier.endsAt < period.endsAt
WITH run, period, earlier
ORDER BY earlier.endsAt DESC
WITH run, period, collect(earlier) AS before
RETURN
  run.status AS status,
  run.approvalsJson AS approvalsJson,
  run.periodId AS periodId,
  run.sheet AS sheet,
  period.calendar AS calendar,
  run.ledgerHash AS ledgerHash,
  run.openingHash AS openingHash,
  coalesce(run.stale, false) AS stale,
  period.run = run.id AS standing,
  COUNT {
    MATCH (case:Exception {sheet: run.sheet})
    WHERE case.blocking AND case.state IN ["open", "assigned", "waiver_proposed"]
  } AS blocking,
  [one IN before WHERE one.state <> "approved" | one.id][0] AS earlierOpen,
  before[0].ledgerHash AS openingNow
