// Who took his place in a tree at this instant or later, and joined before?
//
// Parameters  $sheet STRING; $since INTEGER (epoch ms); $placement BOOLEAN (the placement tree matters too)
// Returns     distributorId, tree, upline STRING; since, joinedAt INTEGER (epoch ms); volume INTEGER (hundredths of a
//             point, commissionable, of the person and everybody below)
// Try         :params {sheet: "2026-11/0", since: 1795478400000, placement: true}
MATCH (standing:Standing {sheet: $sheet})-[:OF]->(distributor)-[place:SPONSORED_BY|PLACED_UNDER]->(upline)
WHERE
  place.since >= datetime({epochMillis: $since})
  AND place.since > distributor.joinedAt
  AND ($placement OR type(place) = "SPONSORED_BY")
RETURN
  distributor.id AS distributorId,
  CASE type(place) WHEN "SPONSORED_BY" THEN "enrolment" ELSE "placement" END AS tree,
  upline.id AS upline,
  place.since.epochMillis AS since,
  distributor.joinedAt.epochMillis AS joinedAt,
  standing.totalCommissionable AS volume
ORDER BY
  distributorId ASC,
  tree ASC
