// Gives the right to bring open periods up to date back, so that nobody has to wait for it.
//
// Parameters  $owner STRING
// Returns     left INTEGER
// Try         :params {owner: "worker 1"}
MATCH (lock:Lock {name: "live", owner: $owner})
REMOVE lock.owner, lock.until
RETURN
  count(lock) AS left
