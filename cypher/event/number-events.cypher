// Gives the next numbers to events that have none, oldest first, some hundreds at a time.
//
// The lock node holds the last number given; writing it first keeps other numbering writers out, so
// no number is given twice and an event that commits later only gets a higher one.
// Parameters  $limit INTEGER
// Returns     numbered INTEGER; lastSeq INTEGER
// Try         :params {limit: 100}
MERGE (lock:Lock {name: "event"})
SET lock.lastSeq = coalesce(lock.lastSeq, 0)
WITH lock
OPTIONAL MATCH (event:Unnumbered)
WITH lock, event
ORDER BY event.at ASC, event.id ASC
LIMIT $limit
WITH lock, collect(event) AS events, lock.lastSeq AS before
SET lock.lastSeq = before + size(events)
WITH lock, events, before
CALL (events, before) {
  UNWIND range(0, size(events) - 1) AS place
  WITH events[place] AS event, before + place + 1 AS seq
  SET event.seq = seq
  REMOVE event:Unnumbered
  RETURN count(*) AS given
}
RETURN
  size(events) AS numbered,
  lock.lastSeq AS lastSeq
