// Whether anything happened that the open periods do not show yet.
//
// Parameters  none
// Returns     unnumbered BOOLEAN (an event waits for its number); newest INTEGER, followed INTEGER (numbers of events);
//             begun BOOLEAN (a period has begun that was never computed)
// Try         :params {}
OPTIONAL MATCH (lock:Lock {name: "event"})
OPTIONAL MATCH (cursor:Cursor {name: "refresh"})
RETURN
  EXISTS { (:Unnumbered) } AS unnumbered,
  coalesce(lock.lastSeq, 0) AS newest,
  coalesce(cursor.seq, 0) AS followed,
  EXISTS { (period:Period {state: "open"}) WHERE period.computedAt IS NULL } AS begun
