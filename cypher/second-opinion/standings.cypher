// How did the run settle everybody in a sheet? Read to be compared, and for nothing else.
//
// Parameters  $sheet STRING
// Returns     distributorId STRING; personalVolume, groupVolume, totalVolume, personalCommissionable,
//             groupCommissionable, totalCommissionable INTEGER (hundredths); active, brokeAway BOOLEAN; title,
//             paidAs INTEGER (rank numbers); lifetimeVolume, carryLeft, carryRight, flushedLeft, flushedRight INTEGER
//             or null (hundredths; where the plan has them); heldPeriods, graceUsed INTEGER or null
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL
RETURN
  standing.distributorId AS distributorId,
  standing.personalVolume AS personalVolume,
  standing.groupVolume AS groupVolume,
  standing.totalVolume AS totalVolume,
  standing.personalCommissionable AS personalCommissionable,
  standing.groupCommissionable AS groupCommissionable,
  standing.totalCommissionable AS totalCommissionable,
  standing.active AS active,
  standing.title AS title,
  standing.paidAs AS paidAs,
  standing.brokeAway AS brokeAway,
  standing.lifetimeVolume AS lifetimeVolume,
  standing.carryLeft AS carryLeft,
  standing.carryRight AS carryRight,
  standing.flushedLeft AS flushedLeft,
  standing.flushedRight AS flushedRight,
  standing.heldPeriods AS heldPeriods,
  standing.graceUsed AS graceUsed
ORDER BY
  distributorId ASC
