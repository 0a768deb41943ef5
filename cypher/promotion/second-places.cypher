// Every place in both trees, ended ones included.
//
// Parameters  none
// Returns     tree STRING (sponsor or placement); child, parent STRING (ids); since, until INTEGER (epoch ms) or null
// Try         :params {}
MATCH (child:Distributor)-[place:SPONSORED_BY|WAS_SPONSORED_BY|PLACED_UNDER|WAS_PLACED_UNDER]->(parent)
RETURN
  CASE WHEN type(place) IN ["SPONSORED_BY", "WAS_SPONSORED_BY"] THEN "sponsor" ELSE "placement" END AS tree,
  child.id AS child,
  parent.id AS parent,
  place.since.epochMillis AS since,
  place.until.epochMillis AS until
ORDER BY
  tree ASC,
  child ASC,
  since ASC,
  parent ASC
