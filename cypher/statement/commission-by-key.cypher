// What is this commission?
//
// Parameters  $sheet, $distributorId, $bonus STRING
// Returns     sheet STRING; distributorId STRING; bonus STRING; amountMinor INTEGER, rawMinor INTEGER (minor
//             units of the plan's currency, after and before caps); levels LIST OF INTEGER, ratesPpm LIST OF INTEGER (parts
//             per million), volumes LIST OF INTEGER (hundredths of a point): side by side
// Try         :params {sheet: "2026-11/0", distributorId: "1001", bonus: "team"}
MATCH (commission:Commission {sheet: $sheet, distributorId: $distributorId, bonus: $bonus})
RETURN
  commission.sheet AS sheet,
  commission.distributorId AS distributorId,
  commission.bonus AS bonus,
  commission.amountMinor AS amountMinor,
  commission.rawMinor AS rawMinor,
  commission.levels AS levels,
  commission.ratesPpm AS ratesPpm,
  commission.volumes AS volumes
