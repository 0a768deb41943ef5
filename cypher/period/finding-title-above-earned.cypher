// Who is paid by a career title that came with the import and is above what the period's volume earns?
//
// Parameters  $sheet STRING; $bonuses LIST of STRING (those that pay by title)
// Returns     subject STRING (distributor id); evidence MAP (title INTEGER, paidAs INTEGER rank numbers,
//             earnedByTitle INTEGER minor units)
// Try         :params {sheet: "2026-11/0", bonuses: []}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL AND standing.imported AND standing.titleBefore > standing.paidAs
UNWIND $bonuses AS bonus
MATCH (commission:Commission {sheet: $sheet, distributorId: standing.distributorId, bonus: bonus})
WHERE commission.amountMinor <> 0
WITH standing, sum(commission.amountMinor) AS earned
RETURN
  standing.distributorId AS subject,
  {title: standing.titleBefore, paidAs: standing.paidAs, earnedByTitle: earned} AS evidence
ORDER BY
  subject ASC
