// Who took his place in a tree at this instant or later, or was given it then from an earlier day on?
//
// Parameters  $sheet STRING; $since INTEGER (epoch ms); $placement BOOLEAN (the placement tree matters too)
// Returns     distributorId, tree, upline STRING; since (taken, or entered where that was later), joinedAt INTEGER (epoch
//             ms); volume INTEGER (hundredths of a point, commissionable, of the person and everybody below)
// Try         :params {sheet: "2026-11/0", since: 1795478400000, placement: true}
MATCH (standing:Standing {sheet: $sheet})-[:OF]->(distributor)
WHERE standing.distributorId IS NOT NULL
CALL (distributor) { // from the sheet outward: never a scan of every edge of the trees
  MATCH (distributor)-[place:SPONSORED_BY|PLACED_UNDER]->(upline)
  WHERE $placement OR type(place) = "SPONSORED_BY"
  RETURN place, upline
}
OPTIONAL MATCH (distributor)<-[:MOVES]-(change:PlaceChange {toId: upline.id})
WITH
  standing,
  distributor,
  place,
  upline,
  max(change.at) AS entered
WITH
  standing,
  distributor,
  place,
  upline,
  CASE WHEN entered > place.since THEN entered ELSE place.since END AS taken
WHERE
  taken >= datetime({epochMillis: $since})
  AND taken > distributor.joinedAt
RETURN
  distributor.id AS distributorId,
  CASE type(place) WHEN "SPONSORED_BY" THEN "enrolment" ELSE "placement" END AS tree,
  upline.id AS upline,
  taken.epochMillis AS since,
  distributor.joinedAt.epochMillis AS joinedAt,
  standing.totalCommissionable AS volume
ORDER BY
  distributorId ASC,
  tree ASC
