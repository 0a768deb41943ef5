// Keeps the text of a promotion that nobody has published yet; approvals of an earlier text are gone.
//
// Run after lock-promotion in the same transaction.
// Parameters  $id, $name, $planVersionId, $text, $hash, $importedBy STRING; $from, $until, $takenBackUntil, $at INTEGER
//             (epoch ms)
// Returns     id STRING
// Try         :params {id: "spring", name: "Spring", planVersionId: "p@1", text: "", hash: "", importedBy: "u", from: 0, until: 1, takenBackUntil: 1, at: 0}
MERGE (promotion:Promotion {id: $id})
SET
  promotion.name = $name,
  promotion.planVersionId = $planVersionId,
  promotion.text = $text,
  promotion.hash = $hash,
  promotion.state = "draft",
  promotion.from = datetime({epochMillis: $from}),
  promotion.until = datetime({epochMillis: $until}),
  promotion.takenBackUntil = datetime({epochMillis: $takenBackUntil}),
  promotion.importedAt = datetime({epochMillis: $at}),
  promotion.importedBy = $importedBy,
  promotion.publicationsJson = "[]",
  promotion.settlementsJson = "[]"
RETURN
  promotion.id AS id
