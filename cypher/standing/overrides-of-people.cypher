// Every rank and title that these distributors were given by hand, newest first.
//
// Parameters  $distributorIds LIST OF STRING
// Returns     id, distributorId, kind, rank, from, until, reason, byId, by STRING; at INTEGER (epoch ms); approver
//             STRING or null; approvedAt INTEGER or null; withdrawnBy, withdrawnWhy STRING or null
// Try         :params {distributorIds: ["1001"]}
UNWIND $distributorIds AS wanted
MATCH (override:RankOverride {distributorId: wanted})
RETURN
  override.id AS id,
  override.distributorId AS distributorId,
  override.kind AS kind,
  override.rank AS rank,
  toString(override.from) AS from,
  toString(override.until) AS until,
  override.reason AS reason,
  override.by AS byId,
  override.byName AS by,
  override.at.epochMillis AS at,
  override.approver AS approver,
  override.approvedAt.epochMillis AS approvedAt,
  override.withdrawnBy AS withdrawnBy,
  override.withdrawnWhy AS withdrawnWhy
ORDER BY
  at DESC,
  id ASC
