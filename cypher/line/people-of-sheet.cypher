// Everybody in a sheet with what decides pay, and who is above him in both trees.
//
// Parameters  $sheet STRING; $marks LIST of STRING (properties)
// Returns     distributorId, status STRING; active BOOLEAN; marks LIST of STRING (those of $marks that are true);
//             title, paidAs INTEGER (rank numbers);
//             personalVolume, groupVolume, totalVolume, personalCommissionable, groupCommissionable,
//             totalCommissionable INTEGER (hundredths); sponsor, parent STRING or null
// Try         :params {sheet: "2026-11/0", marks: ["payable"]}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL
OPTIONAL MATCH (standing)-[:UNDER_SPONSOR]->(sponsor)
OPTIONAL MATCH (standing)-[:UNDER_PLACEMENT]->(parent)
RETURN
  standing.distributorId AS distributorId,
  standing.status AS status,
  standing.active AS active,
  [mark IN $marks WHERE standing[mark]] AS marks,
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
