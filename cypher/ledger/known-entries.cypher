// Which of these entries are posted already?
//
// Parameters  $ids LIST OF STRING
// Returns     id STRING; amountMinor INTEGER (minor units); debit STRING, credit STRING (account ids)
// Try         :params {ids: ["2026-11/0:1001:paid"]}
UNWIND $ids AS wanted
MATCH (entry:Entry {id: wanted})
MATCH (entry)-[:DEBITS]->(debit:Account)
MATCH (entry)-[:CREDITS]->(credit:Account)
RETURN
  entry.id AS id,
  entry.amountMinor AS amountMinor,
  debit.id AS debit,
  credit.id AS credit
