// Where does the ledger's chain end?
//
// Parameters  none
// Returns     seq INTEGER; hash STRING
// Try         :params {}
MATCH (head:LedgerHead {id: "ledger"})
RETURN
  head.seq AS seq,
  head.hash AS hash
