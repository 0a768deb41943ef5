// Which ranks and titles have two people given by hand for a period? Those in force on its last day.
//
// Parameters  $lastMoment INTEGER (epoch ms); $zone STRING (the plan's)
// Returns     distributorId STRING; kind STRING (paidAs or title); rank STRING (id)
// Try         :params {lastMoment: 1796083199999, zone: "UTC"}
WITH date(datetime({epochMillis: $lastMoment, timezone: $zone})) AS lastDay
MATCH (override:RankOverride)
WHERE
  override.approver IS NOT NULL
  AND override.withdrawnAt IS NULL
  AND override.from <= lastDay
  AND coalesce(override.until >= lastDay, true)
RETURN
  override.distributorId AS distributorId,
  coalesce(override.kind, "paidAs") AS kind,
  override.rank AS rank
ORDER BY
  distributorId ASC,
  kind ASC,
  rank ASC
