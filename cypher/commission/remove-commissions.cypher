// Takes commissions of a sheet away that are computed otherwise now.
//
// Parameters  $sheet STRING; $of MAP of LIST, one of each for a commission: distributorId, bonus STRING
// Returns     removed INTEGER
// Try         :params {sheet: "2026-11/0", of: {distributorId: []}}
UNWIND range(0, size($of.distributorId) - 1) AS i
MATCH (commission:Commission {sheet: $sheet, distributorId: $of.distributorId[i], bonus: $of.bonus[i]})
DETACH DELETE commission
RETURN
  count(*) AS removed
