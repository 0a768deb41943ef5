// What did everybody earn in a sheet?
//
// Parameters  $sheet STRING
// Returns     sheet STRING; distributorId STRING; bonus STRING; amountMinor INTEGER, rawMinor INTEGER (minor
//             units of the plan's currency, after and before caps); levels LIST OF INTEGER, ratesPpm LIST OF INTEGER (parts
//             per million), volumes LIST OF INTEGER (hundredths of a point): side by side
// Try         :params {sheet: "2026-11/0"}
MATCH (commission:Commission {sheet: $sheet})
WHERE commission.distributorId IS NOT NULL AND commission.bonus IS NOT NULL
RETURN
  commission.sheet AS sheet,
  commission.distributorId AS distributorId,
  commission.bonus AS bonus,
  commission.amountMinor AS amountMinor,
  commission.rawMinor AS rawMinor,
  commission.levels AS levels,
  commission.ratesPpm AS ratesPpm,
  commission.volumes AS volumes
ORDER BY
  distributorId ASC,
  bonus ASC
