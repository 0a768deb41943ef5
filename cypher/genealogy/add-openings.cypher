// Adds what distributors bring along from before the first period.
//
// Parameters  $importId STRING; $rows LIST OF {id "<distributorId>/<name>", distributorId, name, value STRING
//             (decimal text: points; balance: an amount in the plan's currency; graceUsed, paidOnce: a count), rowHash}
// Returns     added INTEGER
// Try         :params {importId: "i1", rows: [{id: "a/balance", distributorId: "a", name: "balance", value: "-5.00", rowHash: "x"}]}
UNWIND $rows AS row
MATCH (distributor:Distributor {id: row.distributorId})
CREATE (:Opening {
  id: row.id,
  distributorId: row.distributorId,
  name: row.name,
  value: row.value,
  importId: $importId,
  rowHash: row.rowHash
})-[:OPENS]->(distributor)
RETURN
  count(*) AS added
