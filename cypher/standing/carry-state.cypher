// What ranks and lifetime volume go on from: everybody's state in the sheet before.
//
// Who has none there yet brings it along from before the first period (set-opening-state), else zero.
// Parameters  $sheet STRING; $newYear BOOLEAN (waivers are counted anew); $people LIST of STRING or null (whose; null: everybody's)
// Returns     people INTEGER
// Try         :params {sheet: "2026-11/0", newYear: false, people: null}
CALL () {
  WITH $people AS people
  WHERE people IS NULL
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.distributorId IS NOT NULL
  RETURN standing
  UNION ALL
  UNWIND coalesce($people, []) AS id
  MATCH (standing:Standing {sheet: $sheet, distributorId: id})
  RETURN standing
}
OPTIONAL MATCH (standing)-[:FOLLOWS]->(earlier)
SET
  standing.paidAsBefore = earlier.paidAs,
  standing.recentBefore = coalesce(earlier.recentPaidAs, []),
  standing.heldBefore = coalesce(earlier.heldPeriods, 0),
  standing.graceBefore = CASE WHEN $newYear THEN 0 ELSE coalesce(earlier.graceUsed, 0) END,
  standing.lifetimeBefore = coalesce(earlier.lifetimeVolume, 0)
RETURN
  count(standing) AS people
