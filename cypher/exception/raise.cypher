// Parks cases.
//
// One that is known keeps its state and history, unless it was settled by something that should have
// removed it: then it is open again.
//
// Parameters  $rows LIST OF MAP {id, code, subject, blocking, severity, evidenceJson, moneyAtStakeMinor, sortKey};
//             $at INTEGER (epoch milliseconds); $sheet STRING or null; $periodId STRING or null; $runId STRING or null
// Returns     parked INTEGER
// Try         :params {rows: [], at: 1794000000000, sheet: null, periodId: null, runId: null}
UNWIND $rows AS row
MERGE (parked:Exception {id: row.id})
ON CREATE SET
  parked.code = row.code,
  parked.subject = row.subject,
  parked.state = "open",
  parked.raisedAt = datetime({epochMillis: $at}),
  parked.sortKey = row.sortKey,
  parked.fresh = true
WITH
  parked,
  row,
  coalesce(parked.fresh, false) AS fresh,
  parked.state IN ["resolved", "waived"]
    AND coalesce(parked.reopens, false)
    AND ($runId IS NULL OR coalesce(parked.runId, "") <> $runId) AS again
SET
  parked.blocking = row.blocking,
  parked.severity = row.severity,
  parked.evidence = row.evidenceJson,
  parked.moneyAtStakeMinor = row.moneyAtStakeMinor,
  parked.sheet = $sheet,
  parked.periodId = $periodId,
  parked.runId = $runId,
  parked.state = CASE WHEN again THEN "open" ELSE parked.state END,
  parked.sortKey = left(row.sortKey, 22) + substring("0000000000000000" + toString(parked.raisedAt.epochMillis), size(toString(parked.raisedAt.epochMillis))) + " " + row.id
REMOVE parked.fresh
WITH
  parked,
  fresh,
  again
WHERE fresh OR again
MERGE (note:ExceptionNote {id: parked.id + ":raised:" + coalesce($runId, toString($at))})
ON CREATE SET
  note.at = datetime({epochMillis: $at}),
  note.userName = "Heartwood",
  note.kind = CASE WHEN again THEN "raised_again" ELSE "raised" END
MERGE (note)-[:ABOUT]->(parked)
RETURN
  count(parked) AS parked
