// Takes the lock under which plan versions are stored and periods frozen, then reads both.
//
// Parameters  none
// Returns     one row: versions LIST OF MAP {id, hash, text}, in the order of taking effect;
//             closing LIST OF STRING (ids of periods whose close has begun)
// Try         :params {}
MERGE (lock:Lock {name: "volume"})
SET lock.takenBy = "plan"
WITH lock
RETURN
  COLLECT {
    MATCH (version:PlanVersion)
    RETURN {id: version.id, hash: version.hash, text: version.text}
    ORDER BY version.effectiveFrom ASC, version.version ASC, version.id ASC
  } AS versions,
  COLLECT {
    MATCH (period:Period)
    WHERE period.state <> "open" OR EXISTS { (:Run {status: "queued"})-[:OF_PERIOD]->(period) }
    RETURN period.id
    ORDER BY period.id ASC
  } AS closing
