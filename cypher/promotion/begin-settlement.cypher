// Asks for a settlement to be computed; what an earlier one found no longer counts.
//
// Run after lock-promotion in the same transaction.
// Parameters  $id STRING
// Returns     id STRING
// Try         :params {id: "spring"}
MATCH (promotion:Promotion {id: $id})
SET
  promotion.state = "settling",
  promotion.settlementHash = null,
  promotion.settlementsJson = "[]"
RETURN
  promotion.id AS id
