// Notes that every cash prize of a promotion stands in the ledger.
//
// Parameters  $id STRING
// Returns     id STRING
// Try         :params {id: "spring"}
MATCH (promotion:Promotion {id: $id})
SET promotion.paid = true
RETURN
  promotion.id AS id
