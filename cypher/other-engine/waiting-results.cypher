// Which results of another engine wait to be compared?
//
// Parameters  none
// Returns     id STRING
// Try         :params {}
MATCH (result:EngineResult {state: "waiting"})
RETURN
  result.id AS id
ORDER BY
  id ASC
