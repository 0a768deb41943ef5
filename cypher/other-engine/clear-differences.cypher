// Takes away a part of what an earlier comparison of these results found.
//
// Parameters  $result STRING; $limit INTEGER
// Returns     cleared INTEGER (0 when none is left)
// Try         :params {result: "x", limit: 10000}
MATCH (difference:EngineDifference {result: $result})
WHERE difference.place >= 0
WITH difference
LIMIT $limit
DELETE difference
RETURN
  count(*) AS cleared
