// A person of a sheet and everybody above him along one tree, nearest first.
//
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $distributorId STRING
// Returns     distributorId, status STRING; active BOOLEAN; title, paidAs INTEGER (rank numbers);
//             personalVolume, groupVolume, totalVolume, personalCommissionable, groupCommissionable,
//             totalCommissionable INTEGER (hundredths); distance INTEGER (0 = the person himself)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", distributorId: "a"}
MATCH (start:Standing {sheet: $sheet, distributorId: $distributorId})
MATCH (start) (()-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]->())* (standing)
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
  size(step) AS distance
ORDER BY
  distance ASC
