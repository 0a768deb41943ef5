// Keeps what the second opinion said of a what-if.
//
// Parameters  $id, $opinionJson STRING
// Returns     id STRING
// Try         :params {id: "x", opinionJson: "{}"}
MATCH (record:WhatIf {id: $id})
SET record.opinionJson = $opinionJson
RETURN
  record.id AS id
