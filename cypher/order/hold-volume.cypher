// Takes the volume lock until the transaction ends: no period is frozen meanwhile.
//
// Run it first in every transaction that adds volume, then ask for the frozen periods.
// Parameters  none
// Returns     name STRING; importing STRING or null (id of the import that is being written)
// Try         :params {}
MERGE (lock:Lock {name: "volume"})
SET lock.at = datetime()
RETURN
  lock.name AS name,
  lock.importing AS importing
