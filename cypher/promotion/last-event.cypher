// What is the number of the last event?
//
// Parameters  none
// Returns     seq INTEGER; no row before the first one
// Try         :params {}
MATCH (lock:Lock {name: "event"})
RETURN
  lock.lastSeq AS seq
