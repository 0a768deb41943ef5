// Writes commissions of a sheet.
//
// Parameters  $sheet STRING; $of MAP of LIST, one of each for a commission: distributorId, bonus STRING; amountMinor,
//             rawMinor INTEGER (minor units after and before caps); levels, ratesPpm, volumes LIST of INTEGER, one of
//             each a part; moneyParts STRING or null, JSON of what is no volume times rate
// Returns     written INTEGER
// Try         :params {sheet: "2026-11/0", of: {distributorId: []}}
UNWIND range(0, size($of.distributorId) - 1) AS i
MATCH (distributor:Distributor {id: $of.distributorId[i]})
CREATE (commission:Commission {
  sheet: $sheet, distributorId: $of.distributorId[i], bonus: $of.bonus[i],
  amountMinor: $of.amountMinor[i], rawMinor: $of.rawMinor[i], levels: $of.levels[i],
  ratesPpm: $of.ratesPpm[i], volumes: $of.volumes[i], moneyParts: $of.moneyParts[i]
})-[:EARNED_BY]->(distributor)
RETURN
  count(commission) AS written
