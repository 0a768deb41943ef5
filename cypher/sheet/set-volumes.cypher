// Writes personal volumes onto the standings of a sheet; who is not in it has none.
//
// Parameters  $sheet STRING; $of MAP of LIST, one of each for a seller: distributorId STRING; entries INTEGER;
//             personalVolume, personalCommissionable, soldVolume, soldCommissionable INTEGER hundredths
// Returns     sellers INTEGER
// Try         :params {sheet: "2026-11/0", of: {distributorId: []}}
UNWIND range(0, size($of.distributorId) - 1) AS i
MATCH (standing:Standing {sheet: $sheet, distributorId: $of.distributorId[i]})
SET
  standing.entries = $of.entries[i],
  standing.personalVolume = $of.personalVolume[i],
  standing.personalCommissionable = $of.personalCommissionable[i],
  standing.soldVolume = $of.soldVolume[i],
  standing.soldCommissionable = $of.soldCommissionable[i]
RETURN
  count(standing) AS sellers
