// Asks for a rank or a title that somebody is given for some days; it waits for a second person.
//
// The same id again changes nothing.
// Parameters  $id, $distributorId, $kind (paidAs or title), $rank (id of a rank), $from, $until (ISO dates, both
//             inclusive), $reason, $by (id of a user), $byName STRING; $at INTEGER (epoch ms)
// Returns     one row or none (no such distributor): id STRING
// Try         :params {id: "u:1", distributorId: "a", kind: "paidAs", rank: "gold", from: "2026-11-01", until: "2026-11-30", reason: "Promised", by: "u", byName: "U", at: 1790000000000}
MATCH (distributor:Distributor {id: $distributorId})
MERGE (override:RankOverride {id: $id})
ON CREATE SET
  override.distributorId = distributor.id,
  override.kind = $kind,
  override.rank = $rank,
  override.from = date($from),
  override.until = date($until),
  override.reason = $reason,
  override.by = $by,
  override.byName = $byName,
  override.at = datetime({epochMillis: $at})
RETURN
  override.id AS id
