// Appends entries to the ledger and moves the end of its chain; the lock is held by the caller's transaction.
//
// Parameters  $rows LIST OF MAP {id, seq, at, sheet, why, amountMinor, currency, debit, credit, previousHash, hash};
//             $seq INTEGER, $hash STRING (of the last of them)
// Returns     posted INTEGER
// Try         :params {rows: [], seq: 0, hash: ""}
CALL () {
  UNWIND $rows AS row
  MERGE (debit:Account {id: row.debit})
  ON CREATE SET debit.currency = row.currency
  MERGE (credit:Account {id: row.credit})
  ON CREATE SET credit.currency = row.currency
  CREATE (entry:Entry {
    id: row.id,
    seq: row.seq,
    at: datetime({epochMillis: row.at}),
    sheet: row.sheet,
    why: row.why,
    amountMinor: row.amountMinor,
    currency: row.currency,
    previousHash: row.previousHash,
    hash: row.hash
  })
  CREATE (entry)-[:DEBITS]->(debit)
  CREATE (entry)-[:CREDITS]->(credit)
  RETURN count(entry) AS posted
}
MATCH (head:LedgerHead {id: "ledger"})
SET
  head.seq = $seq,
  head.hash = $hash
RETURN
  posted
