// The commissions of a sheet as they stand in the database, for the ledger hash and the tables.
//
// Parameters  $sheet STRING
// Returns     distributorId, bonus STRING; amountMinor, rawMinor INTEGER (minor units); levels, ratesPpm,
//             volumes LIST of INTEGER; moneyParts STRING or null (JSON)
// Try         :params {sheet: "2026-11/0"}
MATCH (commission:Commission {sheet: $sheet})
WHERE commission.distributorId IS NOT NULL AND commission.bonus IS NOT NULL
RETURN
  commission.distributorId AS distributorId,
  commission.bonus AS bonus,
  commission.amountMinor AS amountMinor,
  commission.rawMinor AS rawMinor,
  commission.levels AS levels,
  commission.ratesPpm AS ratesPpm,
  commission.volumes AS volumes,
  commission.moneyParts AS moneyParts
ORDER BY
  distributorId ASC,
  bonus ASC
