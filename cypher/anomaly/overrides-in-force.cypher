// Which ranks and titles that were set by hand counted in a period? Those in force on its last day.
//
// Parameters  $sheet STRING; $lastDay STRING (ISO date)
// Returns     distributorId, kind (paidAs or title), rank (id of a rank), since STRING; until, reason, approver STRING
//             or null; titleBefore, paidAs INTEGER (rank numbers); groupVolume INTEGER (hundredths); earned INTEGER
//             (minor units, this sheet)
// Try         :params {sheet: "2026-11/0", lastDay: "2026-11-30"}
MATCH (override:RankOverride)
WHERE
  override.approver IS NOT NULL
  AND override.withdrawnAt IS NULL
  AND override.from <= date($lastDay)
  AND coalesce(override.until >= date($lastDay), true)
MATCH (standing:Standing {sheet: $sheet, distributorId: override.distributorId})
CALL (standing) {
  OPTIONAL MATCH (commission:Commission {sheet: $sheet, distributorId: standing.distributorId})
  RETURN coalesce(sum(commission.amountMinor), 0) AS earned
}
RETURN
  override.distributorId AS distributorId,
  coalesce(override.kind, "paidAs") AS kind,
  override.rank AS rank,
  toString(override.from) AS since,
  toString(override.until) AS until,
  override.reason AS reason,
  override.approver AS approver,
  standing.titleBefore AS titleBefore,
  standing.paidAs AS paidAs,
  standing.groupVolume AS groupVolume,
  earned
ORDER BY
  distributorId ASC,
  kind ASC,
  since ASC,
  rank ASC
