// How did the cases of some plan versions come out when they were last tried?
//
// Parameters  $planVersionIds LIST OF STRING
// Returns     id, planVersionId, name, hash STRING; storedAt INTEGER (epoch ms); storedBy STRING; reason STRING
//             or null; state STRING (untried, green, red); differencesJson STRING (the first sentences);
//             differenceCount INTEGER; ranAt INTEGER or null (epoch ms); runId STRING or null
// Try         :params {planVersionIds: ["demo@1"]}
UNWIND $planVersionIds AS planVersionId
MATCH (:PlanVersion|PlanDraft {id: planVersionId})-[:HAS_CASE]->(case:PlanCase)
RETURN
  case.id AS id,
  planVersionId,
  case.name AS name,
  case.hash AS hash,
  case.storedAt.epochMillis AS storedAt,
  case.storedBy AS storedBy,
  case.reason AS reason,
  case.state AS state,
  case.differencesJson AS differencesJson,
  case.differenceCount AS differenceCount,
  case.ranAt.epochMillis AS ranAt,
  case.runId AS runId
ORDER BY
  planVersionId ASC,
  name ASC,
  id ASC
