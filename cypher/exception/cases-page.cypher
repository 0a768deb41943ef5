// Which cases are parked: blocking ones first, then by money at stake, then by age?
//
// Parameters  $codes LIST OF STRING or null; $states LIST OF STRING or null; $severities LIST OF STRING or null;
//             $blocking BOOLEAN or null; $periodId STRING or null; $runId STRING or null; $after STRING (a sort key);
//             $limit INTEGER
// Returns     id STRING; code STRING; subject STRING; blocking BOOLEAN; severity STRING; state STRING; evidenceJson STRING;
//             moneyAtStakeMinor INTEGER (minor units of the plan's currency); raisedAt INTEGER (epoch milliseconds);
//             sheet STRING; periodId STRING; runId STRING; assigneeId STRING; proposedBy STRING; sortKey STRING
// Try         :params {codes: null, states: ["open"], severities: null, blocking: null, periodId: null, runId: null, after: "", limit: 50}
MATCH (parked:Exception)
WHERE
  parked.sortKey > $after
  AND ($codes IS NULL OR parked.code IN $codes)
  AND ($states IS NULL OR parked.state IN $states)
  AND ($severities IS NULL OR parked.severity IN $severities)
  AND ($blocking IS NULL OR parked.blocking = $blocking)
  AND ($periodId IS NULL OR parked.periodId = $periodId)
  AND ($runId IS NULL OR parked.runId = $runId)
RETURN
  parked.id AS id,
  parked.code AS code,
  parked.subject AS subject,
  parked.blocking AS blocking,
  parked.severity AS severity,
  parked.state AS state,
  parked.evidence AS evidenceJson,
  parked.moneyAtStakeMinor AS moneyAtStakeMinor,
  parked.raisedAt.epochMillis AS raisedAt,
  parked.sheet AS sheet,
  parked.periodId AS periodId,
  parked.runId AS runId,
  parked.assigneeId AS assigneeId,
  parked.proposedBy AS proposedBy,
  parked.sortKey AS sortKey
ORDER BY
  sortKey ASC
LIMIT $limit
