// Takes payments of a sheet away that are computed otherwise now.
//
// Parameters  $sheet STRING; $of MAP of LIST: distributorId STRING, one for each payment
// Returns     removed INTEGER
// Try         :params {sheet: "2026-11/0", of: {distributorId: []}}
UNWIND range(0, size($of.distributorId) - 1) AS i
MATCH (payment:Payment {sheet: $sheet, distributorId: $of.distributorId[i]})
DETACH DELETE payment
RETURN
  count(*) AS removed
