// Keeps who approved a settlement; settled is true with the second of them.
//
// Run after lock-promotion in the same transaction.
// Parameters  $id, $settlementsJson STRING; $settled BOOLEAN; $at INTEGER (epoch ms)
// Returns     id STRING
// Try         :params {id: "spring", settlementsJson: "[]", settled: false, at: 0}
MATCH (promotion:Promotion {id: $id})
SET
  promotion.settlementsJson = $settlementsJson,
  promotion.state = CASE WHEN $settled THEN "settled" ELSE promotion.state END,
  promotion.settledAt = CASE WHEN $settled THEN datetime({epochMillis: $at}) ELSE promotion.settledAt END,
  promotion.paid = false
RETURN
  promotion.id AS id
