// Sets the volumes of standings that have any to zero, so many at a time, so that they can be summed again.
//
// Parameters  $sheet STRING; $limit INTEGER
// Returns     cleared INTEGER (0: nothing is left)
// Try         :params {sheet: "2026-11/0", limit: 20000}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.entries > 0
WITH standing
LIMIT $limit
SET
  standing.entries = 0, standing.personalVolume = 0,
  standing.personalCommissionable = 0,
  standing.soldVolume = 0, standing.soldCommissionable = 0
RETURN
  count(standing) AS cleared
