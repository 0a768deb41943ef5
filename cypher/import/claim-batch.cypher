// May this batch be written? Once only, and only while its import is writing.
//
// The writer's lock node remembers its last batch, so a transaction that is tried again after a commit
// whose answer was lost is found out; whoever ends the import takes all writers' locks first.
// Parameters  $lock STRING (the writer's, such as "import-writer-0"); $importId STRING; $batch STRING
// Returns     done BOOLEAN (it has been written already); no row: the import is not writing any more
// Try         :params {lock: "import-writer-0", importId: "i1", batch: "i1:distributors:1"}
MERGE (lock:Lock {name: $lock})
SET lock.at = datetime()
WITH lock
MATCH (import:Import {id: $importId, state: "writing"})
WHERE import.removing IS NULL
WITH lock, coalesce(lock.batch = $batch, false) AS done
SET lock.batch = $batch
RETURN
  done AS done
