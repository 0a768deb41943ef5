// Writes personal volumes onto the standings of a sheet; who is not in it has none.
//
// Parameters  $sheet STRING; $rows LIST of MAP (distributorId STRING; entries INTEGER; personalVolume,
//             personalCommissionable, soldVolume, soldCommissionable INTEGER hundredths)
// Returns     sellers INTEGER; qualifying, commissionable INTEGER (hundredths: what they sold together)
// Try         :params {sheet: "2026-11/0", rows: []}
UNWIND $rows AS row
MATCH (standing:Standing {sheet: $sheet, distributorId: row.distributorId})
SET
  standing.entries = row.entries,
  standing.personalVolume = row.personalVolume,
  standing.personalCommissionable = row.personalCommissionable,
  standing.soldVolume = row.soldVolume,
  standing.soldCommissionable = row.soldCommissionable
RETURN
  count(standing) AS sellers,
  coalesce(sum(row.soldVolume), 0) AS qualifying,
  coalesce(sum(row.soldCommissionable), 0) AS commissionable
