// Writes commissions of a sheet.
//
// Parameters  $sheet STRING; $rows LIST of MAP (distributorId, bonus STRING; amountMinor, rawMinor INTEGER
//             minor units after and before caps; levels, ratesPpm, volumes LIST of INTEGER, one of each a part;
//             moneyParts STRING or null, JSON of what is no volume times rate)
// Returns     written INTEGER
// Try         :params {sheet: "2026-11/0", rows: []}
UNWIND $rows AS row
MATCH (distributor:Distributor {id: row.distributorId})
CREATE (commission:Commission {
  id: $sheet + ":" + row.bonus + ":" + row.distributorId, sheet: $sheet,
  distributorId: row.distributorId, bonus: row.bonus, amountMinor: row.amountMinor,
  rawMinor: row.rawMinor, levels: row.levels, ratesPpm: row.ratesPpm, volumes: row.volumes,
  moneyParts: row.moneyParts
})-[:EARNED_BY]->(distributor)
RETURN
  count(commission) AS written
