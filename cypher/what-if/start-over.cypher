// A what-if starts over: what it computes from has changed since.
//
// Parameters  $id, $mark STRING (what it computes from now)
// Returns     id STRING
// Try         :params {id: "x", mark: ""}
MATCH (record:WhatIf {id: $id})
SET
  record.mark = $mark,
  record.stepsJson = "[]"
RETURN
  record.id AS id
