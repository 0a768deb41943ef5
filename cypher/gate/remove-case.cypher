// Takes a case out of its plan version; it stays in the history with who did it and why.
//
// Run after lock-cases in the same transaction.
// Parameters  $id, $by, $reason STRING; $at INTEGER (epoch ms)
// Returns     id STRING
// Try         :params {id: "demo@1/caps/1", by: "ops", reason: "Twice the same.", at: 0}
MATCH (version:PlanVersion|PlanDraft)-[held:HAS_CASE]->(case:PlanCase {id: $id})
CREATE (version)-[:HAD_CASE]->(case)
SET
  case.removedAt = datetime({epochMillis: $at}),
  case.removedBy = $by,
  case.removedBecause = $reason
DELETE held
RETURN
  case.id AS id
