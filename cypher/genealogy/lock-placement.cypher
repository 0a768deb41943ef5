// Takes the lock of the placement tree for the rest of the transaction.
//
// Parameters  none
// Returns     name STRING
// Try         :params {}
MERGE (lock:Lock {name: "placement"})
SET lock.locked = true
RETURN
  lock.name AS name
