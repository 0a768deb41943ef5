// Which ranks were set by hand and in force on some day of a period?
//
// Parameters  $sheet STRING; $firstDay, $lastDay STRING (ISO dates, both inclusive)
// Returns     distributorId, rank, since STRING; until, reason, approver STRING or null; titleBefore, paidAs INTEGER
//             (rank numbers); groupVolume INTEGER (hundredths); earned INTEGER (minor units, this sheet)
// Try         :params {sheet: "2026-11/0", firstDay: "2026-11-01", lastDay: "2026-11-30"}
MATCH (override:RankOverride)
WITH
  override,
  left(toString(override.from), 10) AS since,
  left(toString(override.until), 10) AS until
WHERE since <= $lastDay AND (until IS NULL OR until >= $firstDay)
MATCH (standing:Standing {sheet: $sheet, distributorId: override.distributorId})
CALL (standing) {
  OPTIONAL MATCH (commission:Commission {sheet: $sheet, distributorId: standing.distributorId})
  RETURN coalesce(sum(commission.amountMinor), 0) AS earned
}
RETURN
  override.distributorId AS distributorId,
  toString(override.rank) AS rank,
  since,
  until,
  override.reason AS reason,
  override.approver AS approver,
  standing.titleBefore AS titleBefore,
  standing.paidAs AS paidAs,
  standing.groupVolume AS groupVolume,
  earned
ORDER BY
  distributorId ASC,
  since ASC,
  rank ASC
