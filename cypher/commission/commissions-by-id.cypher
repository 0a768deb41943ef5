// Some commissions of a sheet.
//
// Parameters  $ids LIST of STRING
// Returns     id, distributorId, bonus, sheet STRING; amountMinor, rawMinor INTEGER (minor units);
//             levels, ratesPpm, volumes LIST OF INTEGER, part by part; moneyParts STRING or null (JSON)
// Try         :params {ids: ["2026-11/0:team:a"]}
UNWIND $ids AS id
MATCH (commission:Commission {id: id})
RETURN
  commission.id AS id,
  commission.distributorId AS distributorId,
  commission.bonus AS bonus,
  commission.sheet AS sheet,
  commission.amountMinor AS amountMinor,
  commission.rawMinor AS rawMinor,
  commission.levels AS levels,
  commission.ratesPpm AS ratesPpm,
  commission.volumes AS volumes,
  commission.moneyParts AS moneyParts
ORDER BY
  id ASC
