// Depth of every standing of a sheet along one tree: roots 0, their legs 1, and so on.
//
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT)
// Returns     depthMax INTEGER; standings INTEGER
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR"}
MATCH (root:Standing {sheet: $sheet})
WHERE root.distributorId IS NOT NULL AND NOT EXISTS { (root)-[:$($edge)]->() }
CALL (root) {
  MATCH (root) (()<-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]-())* (standing)
  SET standing.depth = size(step)
  RETURN max(size(step)) AS deepest, count(standing) AS counted
}
RETURN
  max(deepest) AS depthMax,
  sum(counted) AS standings
