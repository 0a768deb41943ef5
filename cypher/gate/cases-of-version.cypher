// Which cases is a plan version, or a draft of one, held to, with their files?
//
// Parameters  $planVersionId STRING
// Returns     id, name, hash STRING; filesJson STRING (path in the case's folder -> text)
// Try         :params {planVersionId: "demo@1"}
MATCH (:PlanVersion|PlanDraft {id: $planVersionId})-[:HAS_CASE]->(case:PlanCase)
RETURN
  case.id AS id,
  case.name AS name,
  case.hash AS hash,
  case.filesJson AS filesJson
ORDER BY
  name ASC,
  id ASC
