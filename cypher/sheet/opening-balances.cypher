// Balances that distributors bring along before the first period.
//
// Parameters  none
// Returns     distributorId STRING; value STRING (decimal text in the plan's currency, negative = debt)
// Try         :params {}
MATCH (opening:Opening {name: "balance"})
RETURN
  opening.distributorId AS distributorId,
  opening.value AS value
ORDER BY
  distributorId ASC
