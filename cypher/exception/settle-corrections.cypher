// Settles the cases about corrections that reach a closed period: it has been revised.
//
// Parameters  $periodId STRING; $codes LIST OF STRING; $at INTEGER (epoch milliseconds); $runId STRING (the revision);
//             $text STRING
// Returns     settled INTEGER
// Try         :params {periodId: "2026-11", codes: [], at: 1794000000000, runId: "2026-11/1.1", text: "Revised."}
MATCH (parked:Exception {periodId: $periodId})
WHERE
  parked.code IN $codes
  AND NOT parked.state IN ["resolved", "waived"]
SET
  parked.state = "resolved",
  parked.reopens = true
MERGE (note:ExceptionNote {id: parked.id + ":revised:" + $runId})
ON CREATE SET
  note.at = datetime({epochMillis: $at}),
  note.userName = "Heartwood",
  note.kind = "closed",
  note.text = $text
MERGE (note)-[:ABOUT]->(parked)
RETURN
  count(parked) AS settled
