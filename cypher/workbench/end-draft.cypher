// Ends a draft: it was published as a version, or discarded.
//
// Run after lock-draft in the same transaction.
// Parameters  $id, $state (published or discarded), $byName STRING; $publishedAs STRING or null; $at INTEGER (epoch ms)
// Returns     id STRING
// Try         :params {id: "draft-1", state: "published", byName: "U", publishedAs: "demo@2", at: 0}
MATCH (draft:PlanDraft {id: $id})
SET
  draft.state = $state,
  draft.publishedAs = $publishedAs,
  draft.changedByName = $byName,
  draft.changedAt = datetime({epochMillis: $at})
RETURN
  draft.id AS id
