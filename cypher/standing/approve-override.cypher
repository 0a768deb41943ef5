// Notes who approved an override; from then on it is in force.
//
// Run after lock-override in the same transaction.
// Parameters  $id, $approverId, $approver (name) STRING; $at INTEGER (epoch ms)
// Returns     id STRING
// Try         :params {id: "u:1", approverId: "v", approver: "V", at: 1790000000000}
MATCH (override:RankOverride {id: $id})
SET
  override.approverId = $approverId,
  override.approver = $approver,
  override.approvedAt = datetime({epochMillis: $at})
RETURN
  override.id AS id
