// Hands a draft over to the second person.
//
// Run after lock-draft in the same transaction.
// Parameters  $id, $by (id of a user), $byName, $role, $why STRING; $at INTEGER (epoch ms)
// Returns     id STRING
// Try         :params {id: "draft-1", by: "u", byName: "U", role: "operations", why: "Agreed in March", at: 0}
MATCH (draft:PlanDraft {id: $id})
SET
  draft.state = "proposed",
  draft.proposedBy = $by,
  draft.proposedByName = $byName,
  draft.proposedRole = $role,
  draft.proposedAt = datetime({epochMillis: $at}),
  draft.why = $why,
  draft.sentBackBy = null,
  draft.sentBackWhy = null
RETURN
  draft.id AS id
