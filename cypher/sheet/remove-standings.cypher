// Takes away a part of the standings of a sheet, with all their edges; only ever of a trial's.
//
// Parameters  $sheet STRING; $limit INTEGER
// Returns     removed INTEGER (0 when none is left)
// Try         :params {sheet: "trial:x/2026-11", limit: 10000}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.sheet STARTS WITH "trial:"
WITH standing
LIMIT $limit
DETACH DELETE standing
RETURN
  count(*) AS removed
