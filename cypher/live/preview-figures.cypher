// How some people stand on a sheet, and whose leg each of them heads along the tree of volumes.
//
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $people LIST of STRING
// Returns     id STRING; personalVolume, groupVolume, totalVolume INTEGER (hundredths of a point); active BOOLEAN; paidAs,
//             title INTEGER (rank numbers, 0: none); depth INTEGER; aboveId STRING or null (whose leg); leg STRING or null (its name)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", people: ["a"]}
UNWIND $people AS wanted
MATCH (standing:Standing {sheet: $sheet, distributorId: wanted})
OPTIONAL MATCH (standing)-[place:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(place) = $edge]->(above)
RETURN
  standing.distributorId AS id,
  standing.personalVolume AS personalVolume,
  standing.groupVolume AS groupVolume,
  standing.totalVolume AS totalVolume,
  standing.active AS active,
  standing.paidAs AS paidAs,
  coalesce(standing.title, 0) AS title,
  standing.depth AS depth,
  above.distributorId AS aboveId,
  place.leg AS leg
ORDER BY
  id ASC
