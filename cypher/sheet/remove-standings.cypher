// Takes away a part of the standings of a trial's sheets, with all their edges.
//
// Parameters  $prefix STRING (how the sheets' names begin; "trial:" and an id); $limit INTEGER
// Returns     removed INTEGER (0 when none is left)
// Try         :params {prefix: "trial:x", limit: 10000}
MATCH (standing:Standing)
WHERE
  standing.sheet STARTS WITH $prefix
  AND standing.sheet STARTS WITH "trial:"
  AND standing.distributorId IS NOT NULL
WITH standing
LIMIT $limit
DETACH DELETE standing
RETURN
  count(*) AS removed
