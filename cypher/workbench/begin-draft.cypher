// Begins a draft of the version that comes after a stored one; the same id again changes nothing.
//
// Parameters  $id, $baseId (a stored version), $name, $text, $by (id of a user), $byName STRING; $at INTEGER (epoch ms)
// Returns     one row or none (no such version): made BOOLEAN (false: it was there already)
// Try         :params {id: "draft-1", baseId: "demo@1", name: "Version 2", text: "", by: "u", byName: "U", at: 0}
MATCH (base:PlanVersion {id: $baseId})
MERGE (draft:PlanDraft {id: $id})
ON CREATE SET
  draft.made = true,
  draft.baseId = base.id,
  draft.name = $name,
  draft.text = $text,
  draft.revision = 1,
  draft.state = "open",
  draft.by = $by,
  draft.byName = $byName,
  draft.at = datetime({epochMillis: $at}),
  draft.changedByName = $byName,
  draft.changedAt = datetime({epochMillis: $at})
ON MATCH SET draft.made = false
RETURN
  draft.made AS made
