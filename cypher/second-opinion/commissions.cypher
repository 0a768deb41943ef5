// What did the run pay in a sheet? Read to be compared, and for nothing else.
//
// Parameters  $sheet STRING
// Returns     distributorId, bonus STRING; amountMinor, rawMinor INTEGER (minor units, after and before caps)
// Try         :params {sheet: "2026-11/0"}
MATCH (commission:Commission {sheet: $sheet})
WHERE commission.distributorId IS NOT NULL AND commission.bonus IS NOT NULL
RETURN
  commission.distributorId AS distributorId,
  commission.bonus AS bonus,
  commission.amountMinor AS amountMinor,
  commission.rawMinor AS rawMinor
ORDER BY
  distributorId ASC,
  bonus ASC
