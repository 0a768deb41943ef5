// Which ranks and titles are set by hand in a period? Those in force on its last day.
//
// Parameters  $lastDay STRING (ISO date)
// Returns     distributorId, kind (paidAs or title), rank (id of a rank) STRING
// Try         :params {lastDay: "2026-11-30"}
MATCH (override:RankOverride)
WHERE
  override.approver IS NOT NULL
  AND override.withdrawnAt IS NULL
  AND override.from <= date($lastDay)
  AND coalesce(override.until >= date($lastDay), true)
RETURN
  override.distributorId AS distributorId,
  coalesce(override.kind, "paidAs") AS kind,
  override.rank AS rank
ORDER BY
  distributorId ASC,
  kind ASC,
  rank ASC
