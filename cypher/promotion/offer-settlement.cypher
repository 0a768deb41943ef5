// Offers a computed settlement to the two people who approve it.
//
// Run after lock-promotion in the same transaction.
// Parameters  $id, $hash STRING (of figures and prizes); $mark STRING (of the entries that were counted);
//             $differencesJson STRING (what the second computation found otherwise)
// Returns     id STRING
// Try         :params {id: "spring", hash: "", mark: "", differencesJson: "[]"}
MATCH (promotion:Promotion {id: $id})
SET
  promotion.state = "review",
  promotion.settlementHash = $hash,
  promotion.mark = $mark,
  promotion.differencesJson = $differencesJson
RETURN
  promotion.id AS id
