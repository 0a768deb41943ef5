// Stores a case with a plan version, in the place of the one of the same name, which stays behind it.
//
// Run after lock-cases in the same transaction.
// Parameters  $planVersionId, $name, $hash, $filesJson, $by STRING; $at INTEGER (epoch ms); $reason STRING or null
// Returns     id STRING ("<version>/<name>/<number>", counting all that ever had the name)
// Try         :params {planVersionId: "demo@1", name: "caps", hash: "", filesJson: "{}", by: "ops", at: 0, reason: null}
MATCH (version:PlanVersion|PlanDraft {id: $planVersionId})
OPTIONAL MATCH (version)-[old:HAS_CASE]->(before:PlanCase {name: $name})
WITH
  version,
  old,
  before,
  COUNT { (:PlanCase {planVersionId: $planVersionId, name: $name}) } + 1 AS number
CREATE (version)-[:HAS_CASE]->(case:PlanCase {
  id: $planVersionId + "/" + $name + "/" + toString(number),
  planVersionId: $planVersionId,
  name: $name,
  hash: $hash,
  filesJson: $filesJson,
  storedAt: datetime({epochMillis: $at}),
  storedBy: $by,
  reason: $reason,
  state: "untried",
  differencesJson: "[]",
  differenceCount: 0
})
DELETE old
FOREACH (one IN CASE WHEN before IS NULL THEN [] ELSE [before] END |
  CREATE (case)-[:REPLACES]->(one)
)
RETURN
  case.id AS id
