// Which corrections were made of these people's places, newest first?
//
// Parameters  $ids LIST OF STRING
// Returns     distributorId, id, tree STRING; fromId, fromLeg STRING or null; toId STRING; leg STRING or null;
//             effectiveAt, at INTEGER (epoch ms); byName, reason STRING
// Try         :params {ids: ["1002"]}
UNWIND $ids AS wanted
MATCH (person:Distributor {id: wanted})<-[:MOVES]-(change:PlaceChange)
RETURN
  person.id AS distributorId,
  change.id AS id,
  change.tree AS tree,
  change.fromId AS fromId,
  change.fromLeg AS fromLeg,
  change.toId AS toId,
  change.leg AS leg,
  change.effectiveAt.epochMillis AS effectiveAt,
  change.at.epochMillis AS at,
  change.byName AS byName,
  change.reason AS reason
ORDER BY
  change.decision DESC,
  id ASC
