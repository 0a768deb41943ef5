// Settles the cases of a sheet that its newest run no longer found.
//
// Parameters  $sheet STRING; $runId STRING or null; $at INTEGER (epoch milliseconds); $raisedIds LIST OF STRING
// Returns     settled INTEGER
// Try         :params {sheet: "2026-11/0", runId: "r2", at: 1794000000000, raisedIds: []}
MATCH (parked:Exception {sheet: $sheet})
WHERE
  NOT parked.id IN $raisedIds
  AND NOT parked.state IN ["resolved", "waived"]
SET
  parked.state = "resolved",
  parked.reopens = true
MERGE (note:ExceptionNote {id: parked.id + ":closed:" + coalesce($runId, toString($at))})
ON CREATE SET
  note.at = datetime({epochMillis: $at}),
  note.userName = "Heartwood",
  note.kind = "closed",
  note.text = "A new computation no longer found it."
MERGE (note)-[:ABOUT]->(parked)
RETURN
  count(parked) AS settled
