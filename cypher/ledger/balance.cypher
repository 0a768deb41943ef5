// What is the balance of an account: its credits less its debits?
//
// Parameters  $id STRING ("<account>/<currency>")
// Returns     balance INTEGER (minor units)
// Try         :params {id: "wallet:1001/USD"}
OPTIONAL MATCH (account:Account {id: $id})
CALL (account) {
  OPTIONAL MATCH (account)<-[:CREDITS]-(entry:Entry)
  RETURN coalesce(sum(entry.amountMinor), 0) AS credited
}
CALL (account) {
  OPTIONAL MATCH (account)<-[:DEBITS]-(entry:Entry)
  RETURN coalesce(sum(entry.amountMinor), 0) AS debited
}
RETURN
  credited - debited AS balance
