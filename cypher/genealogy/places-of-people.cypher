// Where have these people stood in the two trees, the newest places first, and by which correction each?
//
// What a correction has overruled from its beginning on was never held and is left out.
// Parameters  $ids LIST OF STRING
// Returns     distributorId, tree (sponsor or placement), parentId STRING; leg STRING or null; since INTEGER, until
//             INTEGER or null (epoch ms); changeId STRING or null (the correction that it came by)
// Try         :params {ids: ["1002"]}
UNWIND $ids AS wanted
MATCH (person:Distributor {id: wanted})-[place:SPONSORED_BY|WAS_SPONSORED_BY|PLACED_UNDER|WAS_PLACED_UNDER]->(parent:Distributor)
WITH
  person,
  place,
  parent,
  coalesce(place.since, person.joinedAt) AS since,
  CASE WHEN type(place) ENDS WITH "SPONSORED_BY" THEN "sponsor" ELSE "placement" END AS tree
WHERE place.until IS NULL OR place.until > since
CALL (person, place, parent, since, tree) {
  OPTIONAL MATCH (person)<-[:MOVES]-(change:PlaceChange)
  WHERE
    change.tree = tree
    AND change.toId = parent.id
    AND change.effectiveAt = since
    AND coalesce(change.leg, "") = coalesce(place.leg, "")
  RETURN change.id AS changeId
  ORDER BY change.decision DESC
  LIMIT 1
}
RETURN
  person.id AS distributorId,
  tree,
  parent.id AS parentId,
  place.leg AS leg,
  since.epochMillis AS since,
  place.until.epochMillis AS until,
  changeId
ORDER BY
  distributorId ASC,
  tree DESC,
  since DESC,
  parentId ASC
