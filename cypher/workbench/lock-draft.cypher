// Takes the lock of a draft for the rest of the transaction, then reads it.
//
// Parameters  $id STRING
// Returns     one row or none: id, state, name, text, baseId, changedByName STRING; revision INTEGER;
//             proposedBy, proposedByName, proposedRole, why, publishedAs STRING or null
// Try         :params {id: "draft-1"}
MATCH (draft:PlanDraft {id: $id})
SET draft.locked = true
RETURN
  draft.id AS id,
  draft.state AS state,
  draft.name AS name,
  draft.text AS text,
  draft.baseId AS baseId,
  draft.changedByName AS changedByName,
  draft.revision AS revision,
  draft.proposedBy AS proposedBy,
  draft.proposedByName AS proposedByName,
  draft.proposedRole AS proposedRole,
  draft.why AS why,
  draft.publishedAs AS publishedAs
