// Writes payments of a sheet.
//
// Parameters  $sheet STRING; $rows LIST of MAP (distributorId STRING; carriedBefore, earned, adjusted,
//             withheld, held, paid, carried INTEGER minor units)
// Returns     written INTEGER
// Try         :params {sheet: "2026-11/0", rows: []}
UNWIND $rows AS row
MATCH (distributor:Distributor {id: row.distributorId})
CREATE (payment:Payment {
  id: $sheet + ":" + row.distributorId, sheet: $sheet, distributorId: row.distributorId,
  carriedBefore: row.carriedBefore, earned: row.earned, adjusted: row.adjusted,
  withheld: row.withheld, held: row.held, paid: row.paid, carried: row.carried
})-[:PAYS]->(distributor)
RETURN
  count(payment) AS written
