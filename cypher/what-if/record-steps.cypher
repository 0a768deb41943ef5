// Writes down how far a what-if is.
//
// Parameters  $id STRING; $stepsJson STRING
// Returns     id STRING
// Try         :params {id: "x", stepsJson: "[]"}
MATCH (record:WhatIf {id: $id})
SET record.stepsJson = $stepsJson
RETURN
  record.id AS id
