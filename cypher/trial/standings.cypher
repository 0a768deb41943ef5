// The standings of a sheet as the trial's table shows them.
//
// Parameters  $sheet STRING
// Returns     distributorId STRING; personalVolume, groupVolume, totalVolume INTEGER (hundredths);
//             active BOOLEAN; title, paidAs INTEGER (rank numbers)
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})
RETURN
  standing.distributorId AS distributorId,
  standing.personalVolume AS personalVolume,
  standing.groupVolume AS groupVolume,
  standing.totalVolume AS totalVolume,
  standing.active AS active,
  standing.title AS title,
  standing.paidAs AS paidAs
ORDER BY
  distributorId ASC
