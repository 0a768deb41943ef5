// Was this entry of a case's history written already?
//
// Parameters  $id STRING
// Returns     id STRING; at INTEGER (epoch milliseconds); userId STRING; userName STRING; kind STRING; text STRING
// Try         :params {id: "c1:u1:k1"}
MATCH (note:ExceptionNote {id: $id})
RETURN
  note.id AS id,
  note.at.epochMillis AS at,
  note.userId AS userId,
  note.userName AS userName,
  note.kind AS kind,
  note.text AS text
