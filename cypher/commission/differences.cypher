// What does a revision pay otherwise than the sheet that it revises, by person and bonus?
//
// Parameters  $sheet STRING (the revision); $revises STRING (the sheet that it revises)
// Returns     distributorId, bonus STRING; before, after INTEGER (minor units, never the same)
// Try         :params {sheet: "2026-11/1", revises: "2026-11/0"}
CALL () {
  MATCH (commission:Commission {sheet: $sheet})
  WHERE commission.distributorId IS NOT NULL AND commission.bonus IS NOT NULL
  RETURN
    commission.distributorId AS distributorId,
    commission.bonus AS bonus,
    0 AS before,
    commission.amountMinor AS after
  UNION ALL
  MATCH (commission:Commission {sheet: $revises})
  WHERE commission.distributorId IS NOT NULL AND commission.bonus IS NOT NULL
  RETURN
    commission.distributorId AS distributorId,
    commission.bonus AS bonus,
    commission.amountMinor AS before,
    0 AS after
}
WITH distributorId, bonus, sum(before) AS before, sum(after) AS after
WHERE before <> after
RETURN
  distributorId,
  bonus,
  before,
  after
ORDER BY
  distributorId ASC,
  bonus ASC
