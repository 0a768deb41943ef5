// What does the ledger hold, in the order in which it was written?
//
// Parameters  none
// Returns     id STRING; seq INTEGER; at INTEGER (epoch milliseconds); sheet STRING; why STRING; amountMinor INTEGER (minor
//             units); currency STRING; previousHash STRING; hash STRING; debits LIST OF STRING, credits LIST OF STRING
// Try         :params {}
MATCH (entry:Entry)
RETURN
  entry.id AS id,
  entry.seq AS seq,
  entry.at.epochMillis AS at,
  entry.sheet AS sheet,
  entry.why AS why,
  entry.amountMinor AS amountMinor,
  entry.currency AS currency,
  entry.previousHash AS previousHash,
  entry.hash AS hash,
  [(entry)-[:DEBITS]->(account:Account) | account.id] AS debits,
  [(entry)-[:CREDITS]->(account:Account) | account.id] AS credits
ORDER BY
  seq ASC,
  id ASC
