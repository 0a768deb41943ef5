// Writes payments of a sheet.
//
// Parameters  $sheet STRING; $of MAP of LIST, one of each for a payment: distributorId STRING; carriedBefore, earned,
//             adjusted, withheld, held, paid, carried INTEGER minor units
// Returns     written INTEGER
// Try         :params {sheet: "2026-11/0", of: {distributorId: []}}
UNWIND range(0, size($of.distributorId) - 1) AS i
MATCH (distributor:Distributor {id: $of.distributorId[i]})
CREATE (payment:Payment {
  sheet: $sheet, distributorId: $of.distributorId[i],
  carriedBefore: $of.carriedBefore[i], earned: $of.earned[i], adjusted: $of.adjusted[i],
  withheld: $of.withheld[i], held: $of.held[i], paid: $of.paid[i], carried: $of.carried[i]
})-[:PAYS]->(distributor)
RETURN
  count(payment) AS written
