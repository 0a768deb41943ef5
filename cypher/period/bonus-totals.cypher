// What did each bonus pay in a sheet?
//
// Parameters  $sheet STRING
// Returns     bonus STRING; amountMinor INTEGER (minor units of the plan's currency); payees INTEGER
// Try         :params {sheet: "2026-11/0"}
MATCH (commission:Commission {sheet: $sheet})
WHERE commission.distributorId IS NOT NULL AND commission.bonus IS NOT NULL
RETURN
  commission.bonus AS bonus,
  sum(commission.amountMinor) AS amountMinor,
  count(commission) AS payees
ORDER BY
  bonus ASC
