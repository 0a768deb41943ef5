// What one bonus pays some people of a sheet.
//
// Parameters  $sheet, $bonus STRING; $ids LIST of STRING (distributors)
// Returns     distributorId, bonus STRING; amountMinor, rawMinor INTEGER (minor units);
//             levels, ratesPpm, volumes LIST OF INTEGER, part by part; moneyParts STRING or null (JSON)
// Try         :params {sheet: "2026-11/0", bonus: "team", ids: ["a"]}
UNWIND $ids AS id
MATCH (commission:Commission {sheet: $sheet, distributorId: id, bonus: $bonus})
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
  distributorId ASC
