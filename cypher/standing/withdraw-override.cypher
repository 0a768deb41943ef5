// Takes an override back: it is no longer in force, and stays to be seen.
//
// Run after lock-override in the same transaction.
// Parameters  $id, $withdrawnBy (name), $why STRING; $at INTEGER (epoch ms)
// Returns     id STRING
// Try         :params {id: "u:1", withdrawnBy: "V", why: "By mistake", at: 1790000000000}
MATCH (override:RankOverride {id: $id})
SET
  override.withdrawnBy = $withdrawnBy,
  override.withdrawnWhy = $why,
  override.withdrawnAt = datetime({epochMillis: $at})
RETURN
  override.id AS id
