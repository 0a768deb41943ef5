// Takes the ledger's lock for the rest of the transaction and reads the end of its chain.
//
// Parameters  none
// Returns     seq INTEGER (of the last entry, 0 for none); hash STRING (of the last entry)
// Try         :params {}
MERGE (head:LedgerHead {id: "ledger"})
ON CREATE SET
  head.seq = 0,
  head.hash = ""
SET head.locked = true
WITH
  head
RETURN
  head.seq AS seq,
  head.hash AS hash
