// A what-if begins or goes on: its sheets are there from now on, and have to be taken away.
//
// Parameters  $id STRING; $at INTEGER (epoch ms)
// Returns     attempt INTEGER; no row where it is not waiting or running
// Try         :params {id: "x", at: 0}
MATCH (record:WhatIf {id: $id})
SET record.locked = true
WITH record
WHERE record.state IN ["waiting", "running"] AND NOT record.removing
SET
  record.state = "running",
  record.attempt = record.attempt + 1,
  record.startedAt = coalesce(record.startedAt, datetime({epochMillis: $at})),
  record.cleared = false
RETURN
  record.attempt AS attempt
