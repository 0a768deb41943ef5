// Starts an import unless another one is under way: the lock is written first, then looked at.
//
// Parameters  $importId STRING; $source STRING; $mode STRING; $actorId STRING; $owner STRING (process that
//             imports); $total INTEGER (bytes); $now INTEGER (epoch ms)
// Returns     runningId STRING or null (the other import, or an earlier life of this one); state STRING or
//             null (of this import before)
// Try         :params {importId: "i1", source: "demo", mode: "company", actorId: "ops", owner: "host:1:x", total: 100, now: 1790000000000}
MERGE (lock:Lock {name: "import"})
SET lock.at = datetime({epochMillis: $now})
WITH lock
OPTIONAL MATCH (running:Import {id: lock.importId})
WHERE running.state IN ["checking", "writing"] AND running.owner <> $owner
OPTIONAL MATCH (own:Import {id: $importId})
WITH lock, running.id AS runningId, own.state AS state,
  running IS NULL AND (own IS NULL OR own.state IN ["waiting", "checking"]) AS free
FOREACH (go IN CASE WHEN free THEN [true] ELSE [] END |
  MERGE (import:Import {id: $importId})
  ON CREATE SET
    import.startedAt = datetime({epochMillis: $now}),
    import.source = $source,
    import.mode = $mode,
    import.by = $actorId
  SET
    lock.importId = $importId,
    import.state = "checking",
    import.owner = $owner,
    import.heartbeatAt = datetime({epochMillis: $now}),
    import.done = 0,
    import.total = $total,
    import.faultCount = 0,
    import.unchanged = false
)
RETURN
  runningId AS runningId,
  state AS state
