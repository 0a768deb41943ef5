// Adds an entry to a case's history; the same id once.
//
// Parameters  $caseId STRING; $id STRING; $at INTEGER (epoch milliseconds); $userId STRING or null; $userName STRING;
//             $kind STRING; $text STRING or null
// Returns     id STRING
// Try         :params {caseId: "c1", id: "c1:u1:k1", at: 1794000000000, userId: "u1", userName: "A", kind: "commented", text: "Hm."}
MATCH (parked:Exception {id: $caseId})
MERGE (note:ExceptionNote {id: $id})
ON CREATE SET
  note.at = datetime({epochMillis: $at}),
  note.userId = $userId,
  note.userName = $userName,
  note.kind = $kind,
  note.text = $text
MERGE (note)-[:ABOUT]->(parked)
RETURN
  note.id AS id
