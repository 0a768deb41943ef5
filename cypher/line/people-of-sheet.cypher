// Everybody in a sheet with what decides pay, and who is above him in both trees.
//
// Parameters  $sheet STRING
// Returns     distributorId, status STRING; active BOOLEAN; title, paidAs INTEGER (rank numbers);
//             personalVolume, groupVolume, totalVolume, personalCommissionable, groupCommissionable,
//             totalCommissionable INTEGER (hundredths); sponsor, parent STRING or null
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})
OPTIONAL MATCH (standing)-[:UNDER_SPONSOR]->(sponsor)
OPTIONAL MATCH (standing)-[:UNDER_PLACEMENT]->(parent)
RETURN
  standing.distributorId AS distributorId,
  standing.status AS status,
  standing.active AS active,
  standing.title AS title,
  standing.paidAs AS paidAs,
  standing.personalVolume AS personalVolume,
  standing.groupVolume AS groupVolume,
  standing.totalVolume AS totalVolume,
  standing.personalCommissionable AS personalCommissionable,
  standing.groupCommissionable AS groupCommissionable,
  standing.totalCommissionable AS totalCommissionable,
  sponsor.distributorId AS sponsor,
  parent.distributorId AS parent
ORDER BY
  distributorId ASC
