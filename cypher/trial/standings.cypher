// The standings of a sheet as the trial's table shows them.
//
// Parameters  $sheet STRING
// Returns     distributorId STRING; personalVolume, groupVolume, totalVolume INTEGER (hundredths);
//             active BOOLEAN; title, paidAs INTEGER (rank numbers); carryLeft, carryRight, flushedLeft,
//             flushedRight INTEGER (hundredths) or null (no binary bonus)
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL
RETURN
  standing.distributorId AS distributorId,
  standing.personalVolume AS personalVolume,
  standing.groupVolume AS groupVolume,
  standing.totalVolume AS totalVolume,
  standing.active AS active,
  standing.title AS title,
  standing.paidAs AS paidAs,
  standing.carryLeft AS carryLeft,
  standing.carryRight AS carryRight,
  standing.flushedLeft AS flushedLeft,
  standing.flushedRight AS flushedRight
ORDER BY
  distributorId ASC
