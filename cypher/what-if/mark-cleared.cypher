// A what-if's sheets are taken away.
//
// Parameters  $id STRING
// Returns     id STRING
// Try         :params {id: "x"}
MATCH (record:WhatIf {id: $id})
SET record.cleared = true
RETURN
  record.id AS id
