// Another engine's results are not compared: the file has faults, or there is nothing to compare with.
//
// Parameters  $id STRING; $state STRING (refused or failed); $failure STRING or null; $faultCount INTEGER; $faultsJson STRING
// Returns     id STRING
// Try         :params {id: "x", state: "failed", failure: "The period has no run.", faultCount: 0, faultsJson: "[]"}
MATCH (result:EngineResult {id: $id})
SET
  result.state = $state,
  result.failure = $failure,
  result.faultCount = $faultCount,
  result.faultsJson = $faultsJson
RETURN
  result.id AS id
