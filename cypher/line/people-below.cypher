// A person of a sheet and everybody below him along one tree, each with his parent there.
//
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $distributorId STRING; $marks LIST of STRING (properties)
// Returns     distributorId, status STRING; active BOOLEAN; marks LIST of STRING (those of $marks that are true);
//             title, paidAs INTEGER (rank numbers);
//             personalVolume, groupVolume, totalVolume, personalCommissionable, groupCommissionable,
//             totalCommissionable INTEGER (hundredths); parent STRING or null; entries INTEGER (orders)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", distributorId: "a", marks: ["payable"]}
MATCH (start:Standing {sheet: $sheet, distributorId: $distributorId})
MATCH (start) (()<-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]-())* (standing)
OPTIONAL MATCH (standing)-[:$($edge)]->(parent)
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
  parent.distributorId AS parent,
  coalesce(standing.entries, 0) AS entries
