// A what-if is given up.
//
// Parameters  $id, $failure STRING; $at INTEGER (epoch ms)
// Returns     id STRING; none where it had ended already
// Try         :params {id: "x", failure: "Full.", at: 0}
MATCH (record:WhatIf {id: $id})
SET record.locked = true
WITH record
WHERE record.state IN ["waiting", "running"]
SET
  record.state = "failed",
  record.failure = $failure,
  record.finishedAt = datetime({epochMillis: $at})
RETURN
  record.id AS id
