// What is wrong in the file of another engine's results?
//
// Parameters  $id STRING
// Returns     faultsJson STRING
// Try         :params {id: "x"}
MATCH (result:EngineResult {id: $id})
RETURN
  result.faultsJson AS faultsJson
