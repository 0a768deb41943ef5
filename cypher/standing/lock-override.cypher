// Takes an override's lock for the rest of the transaction, then reads it.
//
// Parameters  $id STRING
// Returns     one row or none: distributorId, kind, rank, from, until, reason, by, byName STRING; approver STRING or
//             null; withdrawn BOOLEAN
// Try         :params {id: "u:1"}
MATCH (override:RankOverride {id: $id})
SET override.locked = true
RETURN
  override.distributorId AS distributorId,
  override.kind AS kind,
  override.rank AS rank,
  toString(override.from) AS from,
  toString(override.until) AS until,
  override.reason AS reason,
  override.by AS by,
  override.byName AS byName,
  override.approver AS approver,
  override.withdrawnAt IS NOT NULL AS withdrawn
