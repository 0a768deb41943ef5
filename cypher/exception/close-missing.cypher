// Settles the cases of a sheet that its newest run looked for and no longer found.
//
// Parameters  $sheet STRING; $runId STRING or null; $at INTEGER (epoch milliseconds); $raisedIds LIST OF STRING;
//             $codes LIST OF STRING (what was looked for)
// Returns     settled INTEGER
// Try         :params {sheet: "2026-11/0", runId: "r2", at: 1794000000000, raisedIds: [], codes: ["unplaced"]}
MATCH (parked:Exception {sheet: $sheet})
WHERE
  parked.code IN $codes
  AND NOT parked.id IN $raisedIds
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
