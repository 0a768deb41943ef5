// Which drafts are worked on, or which are these?
//
// Parameters  $ids LIST OF STRING or null (all that are neither published nor discarded)
// Returns     id, state, name, text, baseId, by, byName, changedByName STRING; revision, at, changedAt INTEGER (epoch ms);
//             proposedBy, proposedByName, proposedRole, why, publishedAs, sentBackBy, sentBackWhy STRING or null;
//             proposedAt INTEGER or null
// Try         :params {ids: null}
MATCH (draft:PlanDraft)
WHERE draft.id IN $ids OR ($ids IS NULL AND draft.state IN ["open", "proposed"])
RETURN
  draft.id AS id,
  draft.state AS state,
  draft.name AS name,
  draft.text AS text,
  draft.baseId AS baseId,
  draft.by AS by,
  draft.byName AS byName,
  draft.changedByName AS changedByName,
  draft.revision AS revision,
  draft.at.epochMillis AS at,
  draft.changedAt.epochMillis AS changedAt,
  draft.proposedBy AS proposedBy,
  draft.proposedByName AS proposedByName,
  draft.proposedRole AS proposedRole,
  draft.why AS why,
  draft.publishedAs AS publishedAs,
  draft.sentBackBy AS sentBackBy,
  draft.sentBackWhy AS sentBackWhy,
  draft.proposedAt.epochMillis AS proposedAt
ORDER BY
  changedAt DESC,
  id ASC
