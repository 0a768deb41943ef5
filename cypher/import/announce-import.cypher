// Records that files have arrived and wait to be imported; the same id again changes nothing.
//
// Parameters  $importId STRING; $source STRING; $mode STRING; $actorId STRING; $now INTEGER (epoch ms)
// Returns     id STRING; state STRING
// Try         :params {importId: "i1", source: "upload", mode: "company", actorId: "ops", now: 1790000000000}
MERGE (import:Import {id: $importId})
ON CREATE SET
  import.state = "waiting",
  import.source = $source,
  import.mode = $mode,
  import.by = $actorId,
  import.startedAt = datetime({epochMillis: $now}),
  import.done = 0,
  import.total = 0,
  import.faultCount = 0,
  import.unchanged = false
RETURN
  import.id AS id,
  import.state AS state
