// Takes the lock of a plan version's cases for the rest of the transaction, then reads them.
//
// Parameters  $planVersionId STRING
// Returns     one row: cases LIST OF MAP {id, name, hash}; none when there is no such version
// Try         :params {planVersionId: "demo@1"}
MATCH (version:PlanVersion|PlanDraft {id: $planVersionId})
SET version.casesLocked = true
WITH version
RETURN
  COLLECT {
    MATCH (version)-[:HAS_CASE]->(case:PlanCase)
    RETURN {id: case.id, name: case.name, hash: case.hash}
  } AS cases
