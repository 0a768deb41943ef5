// Everybody of a sheet, or some of them, with who stands above him along one tree and the figures that a picture of it shows.
//
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $people LIST of STRING or null (these alone;
//             null: everybody)
// Returns     id STRING; above STRING or null; personalVolume INTEGER (hundredths); before INTEGER or null (personal volume in
//             the sheet before, null where he was not in it); paidAs INTEGER (rank number); active BOOLEAN
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", people: null}
CALL () {
  WITH $people AS people
  WHERE people IS NULL
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.distributorId IS NOT NULL
  RETURN standing
  UNION ALL
  UNWIND coalesce($people, []) AS id
  MATCH (standing:Standing {sheet: $sheet, distributorId: id})
  RETURN standing
}
OPTIONAL MATCH (standing)-[:$($edge)]->(above)
OPTIONAL MATCH (standing)-[:FOLLOWS]->(earlier)
RETURN
  standing.distributorId AS id,
  above.distributorId AS above,
  standing.personalVolume AS personalVolume,
  earlier.personalVolume AS before,
  standing.paidAs AS paidAs,
  standing.active AS active
