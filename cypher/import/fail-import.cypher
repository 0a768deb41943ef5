// Marks an import of which nothing is left as failed, and gives its locks back.
//
// Parameters  $importId STRING; $failure STRING (one sentence); $now INTEGER (epoch ms)
// Returns     id STRING
// Try         :params {importId: "i1", failure: "The process ended.", now: 1790000000000}
MERGE (lock:Lock {name: "import"})
SET lock.importId = CASE WHEN lock.importId = $importId THEN null ELSE lock.importId END
MERGE (volume:Lock {name: "volume"})
SET volume.importing = CASE WHEN volume.importing = $importId THEN null ELSE volume.importing END
WITH lock
MATCH (import:Import {id: $importId, removing: true})
SET
  import.state = "failed",
  import.removing = null,
  import.failure = $failure,
  import.finishedAt = datetime({epochMillis: $now})
RETURN
  import.id AS id
