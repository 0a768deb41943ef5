// Who rose by more than one rank above his career title in one period?
//
// Parameters  $sheet STRING
// Returns     subject STRING (distributor id); evidence MAP (titleBefore, paidAs INTEGER rank numbers;
//             groupVolume, totalVolume INTEGER hundredths)
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL AND standing.paidAs > standing.titleBefore + 1
RETURN
  standing.distributorId AS subject,
  {titleBefore: standing.titleBefore, paidAs: standing.paidAs, groupVolume: standing.groupVolume, totalVolume: standing.totalVolume} AS evidence
ORDER BY
  subject ASC
