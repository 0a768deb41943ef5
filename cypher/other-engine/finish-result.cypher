// Another engine's results are compared.
//
// Parameters  $id STRING; $runId, $sheet STRING (ours); $ours, $theirs INTEGER (minor units); $persons INTEGER (for whom
//             anything differs); $groupsJson STRING
// Returns     id STRING
// Try         :params {id: "x", runId: "2026-11/0.1", sheet: "2026-11/0", ours: 0, theirs: 0, persons: 0, groupsJson: "[]"}
MATCH (result:EngineResult {id: $id})
SET
  result.state = "done",
  result.runId = $runId,
  result.sheet = $sheet,
  result.ours = $ours,
  result.theirs = $theirs,
  result.persons = $persons,
  result.groupsJson = $groupsJson
RETURN
  result.id AS id
