// Gives a proposed draft back to those who write it.
//
// Run after lock-draft in the same transaction.
// Parameters  $id, $byName, $why STRING
// Returns     id STRING
// Try         :params {id: "draft-1", byName: "U", why: "Gold is wrong"}
MATCH (draft:PlanDraft {id: $id})
SET
  draft.state = "open",
  draft.proposedBy = null,
  draft.proposedByName = null,
  draft.proposedRole = null,
  draft.proposedAt = null,
  draft.why = null,
  draft.sentBackBy = $byName,
  draft.sentBackWhy = $why
RETURN
  draft.id AS id
