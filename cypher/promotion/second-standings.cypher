// Ranks, activity and breakaway of everybody in some periods.
//
// Parameters  $sheets LIST OF STRING
// Returns     sheet STRING; id STRING (distributor); title, paidAs INTEGER; active, brokeAway BOOLEAN
// Try         :params {sheets: ["2026-11/0"]}
UNWIND $sheets AS sheet
MATCH (standing:Standing {sheet: sheet})
WHERE standing.distributorId IS NOT NULL
RETURN
  sheet,
  standing.distributorId AS id,
  standing.title AS title,
  standing.paidAs AS paidAs,
  coalesce(standing.active, false) AS active,
  coalesce(standing.brokeAway, false) AS brokeAway
ORDER BY
  sheet ASC,
  id ASC
