// A what-if is computed: what it found is kept, unless somebody has broken it off.
//
// Parameters  $id, $stepsJson, $ledgerHash, $liveLedgerHash, $resultJson STRING; $at INTEGER (epoch ms)
// Returns     id STRING; none where it does not run any more
// Try         :params {id: "x", stepsJson: "[]", ledgerHash: "", liveLedgerHash: "", resultJson: "{}", at: 0}
MATCH (record:WhatIf {id: $id})
SET record.locked = true
WITH record
WHERE record.state = "running"
SET
  record.state = "done",
  record.stepsJson = $stepsJson,
  record.ledgerHash = $ledgerHash,
  record.liveLedgerHash = $liveLedgerHash,
  record.resultJson = $resultJson,
  record.finishedAt = datetime({epochMillis: $at})
RETURN
  record.id AS id
