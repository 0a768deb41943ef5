// Says that an import is alive and how far it is.
//
// Parameters  $importId STRING; $done INTEGER; $total INTEGER (bytes while checking, rows while writing);
//             $now INTEGER (epoch ms)
// Returns     id STRING (no row: the import has ended)
// Try         :params {importId: "i1", done: 5, total: 10, now: 1790000000000}
MATCH (import:Import {id: $importId})
WHERE import.state IN ["checking", "writing"]
SET
  import.done = $done,
  import.total = $total,
  import.heartbeatAt = datetime({epochMillis: $now})
RETURN
  import.id AS id
