// Keeps what a draft says now.
//
// Run after lock-draft in the same transaction.
// Parameters  $id, $name, $text, $byName STRING; $at INTEGER (epoch ms)
// Returns     revision INTEGER
// Try         :params {id: "draft-1", name: "Version 2", text: "", byName: "U", at: 0}
MATCH (draft:PlanDraft {id: $id})
SET
  draft.name = $name,
  draft.text = $text,
  draft.revision = draft.revision + 1,
  draft.changedByName = $byName,
  draft.changedAt = datetime({epochMillis: $at})
RETURN
  draft.revision AS revision
