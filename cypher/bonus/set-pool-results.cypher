// Keeps what became of the tiers of a pool; the same again changes nothing.
//
// Parameters  $sheet STRING; $bonus STRING; $rows LIST of MAP (tier STRING; potMinor, paidMinor, residueMinor
//             INTEGER minor units, pot = paid + residue; shares INTEGER)
// Returns     kept INTEGER
// Try         :params {sheet: "2026-11/0", bonus: "leaders", rows: []}
UNWIND $rows AS row
MERGE (result:PoolResult {id: $sheet + ":" + $bonus + ":" + row.tier})
SET
  result.sheet = $sheet,
  result.bonus = $bonus,
  result.tier = row.tier,
  result.potMinor = row.potMinor,
  result.shares = row.shares,
  result.paidMinor = row.paidMinor,
  result.residueMinor = row.residueMinor
RETURN
  count(*) AS kept
