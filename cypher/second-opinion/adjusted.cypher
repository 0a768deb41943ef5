// What do approved revisions of earlier periods bring into a period?
//
// Parameters  $periodId STRING
// Returns     distributorId STRING; amountMinor INTEGER (minor units, negative: taken back)
// Try         :params {periodId: "2026-12"}
MATCH (run:Run {landsIn: $periodId, status: "approved"})
UNWIND [{sheet: run.sheet, sign: 1}, {sheet: run.revises, sign: -1}] AS side
MATCH (commission:Commission {sheet: side.sheet})
WHERE commission.distributorId IS NOT NULL AND commission.bonus IS NOT NULL
RETURN
  commission.distributorId AS distributorId,
  sum(side.sign * commission.amountMinor) AS amountMinor
ORDER BY
  distributorId ASC
