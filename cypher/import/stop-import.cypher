// Takes an import that has broken off out of its writers' hands, so that its work can be removed.
//
// Both writers' locks are taken first: a batch under way has then been committed, and none follows.
// Parameters  $importId STRING; $locks LIST OF STRING (the writers')
// Returns     id STRING (no row: the import has ended)
// Try         :params {importId: "i1", locks: ["import-writer-0", "import-writer-1"]}
UNWIND $locks AS name
MERGE (lock:Lock {name: name})
SET lock.at = datetime()
WITH count(lock) AS held
MATCH (import:Import {id: $importId})
WHERE import.state IN ["checking", "writing"]
SET import.removing = true
RETURN
  import.id AS id
