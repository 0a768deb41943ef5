// One person's standing with his legs along the plan's volume tree, for what is missing to the next rank.
//
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $distributorId STRING
// Returns     one row or none: active BOOLEAN; paidAs, title INTEGER (rank numbers); personalVolume,
//             groupVolume, totalVolume INTEGER (hundredths); legs LIST of MAP (bestPaidAs, paidAs INTEGER,
//             active BOOLEAN, totalVolume INTEGER)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", distributorId: "a"}
MATCH (standing:Standing {sheet: $sheet, distributorId: $distributorId})
OPTIONAL MATCH (standing)<-[:$($edge)]-(head)
RETURN
  standing.active AS active,
  standing.paidAs AS paidAs,
  standing.title AS title,
  standing.personalVolume AS personalVolume,
  standing.groupVolume AS groupVolume,
  standing.totalVolume AS totalVolume,
  collect(
    CASE
      WHEN head IS NULL THEN null
      ELSE {bestPaidAs: head.bestPaidAs, paidAs: head.paidAs, active: head.active, totalVolume: head.totalVolume}
    END
  ) AS legs
