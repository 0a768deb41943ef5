// All lines of another engine's results are kept.
//
// Parameters  $id STRING; $rows INTEGER
// Returns     id STRING
// Try         :params {id: "x", rows: 5}
MATCH (result:EngineResult {id: $id})
SET
  result.stored = true,
  result.rows = $rows
RETURN
  result.id AS id
