// Gives a plan version or a draft the cases of another one, as they stand.
//
// Run after lock-cases of both in the same transaction.
// Parameters  $fromId, $toId, $by STRING; $at INTEGER (epoch ms); $tried BOOLEAN (whether how they came out goes along)
// Returns     copied INTEGER
// Try         :params {fromId: "demo@1", toId: "demo@2", by: "ops", at: 0, tried: false}
MATCH (:PlanVersion|PlanDraft {id: $fromId})-[:HAS_CASE]->(case:PlanCase)
MATCH (to:PlanVersion|PlanDraft {id: $toId})
CREATE (to)-[:HAS_CASE]->(copy:PlanCase {
  id: $toId + "/" + case.name + "/1",
  planVersionId: $toId,
  name: case.name,
  hash: case.hash,
  filesJson: case.filesJson,
  storedAt: datetime({epochMillis: $at}),
  storedBy: $by,
  reason: case.reason,
  state: CASE WHEN $tried THEN case.state ELSE "untried" END,
  differencesJson: CASE WHEN $tried THEN case.differencesJson ELSE "[]" END,
  differenceCount: CASE WHEN $tried THEN case.differenceCount ELSE 0 END,
  ranAt: CASE WHEN $tried THEN case.ranAt ELSE null END
})
RETURN
  count(copy) AS copied
