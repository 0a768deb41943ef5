// What is this case?
//
// Parameters  $id STRING
// Returns     id STRING; code STRING; subject STRING; blocking BOOLEAN; severity STRING; state STRING; evidenceJson STRING;
//             moneyAtStakeMinor INTEGER (minor units of the plan's currency); raisedAt INTEGER (epoch milliseconds);
//             sheet STRING; periodId STRING; runId STRING; assigneeId STRING; proposedBy STRING; sortKey STRING
// Try         :params {id: "2026-11/0:payee_suspended:1001"}
MATCH (parked:Exception {id: $id})
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
