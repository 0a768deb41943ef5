// What happened to these cases, oldest first?
//
// Parameters  $ids LIST OF STRING
// Returns     caseId STRING; id STRING; at INTEGER (epoch milliseconds); userId STRING; userName STRING; kind STRING;
//             text STRING
// Try         :params {ids: ["2026-11/0:payee_suspended:1001"]}
UNWIND $ids AS wanted
MATCH (parked:Exception {id: wanted})<-[:ABOUT]-(note:ExceptionNote)
RETURN
  parked.id AS caseId,
  note.id AS id,
  note.at.epochMillis AS at,
  note.userId AS userId,
  note.userName AS userName,
  note.kind AS kind,
  note.text AS text
ORDER BY
  at ASC,
  id ASC
