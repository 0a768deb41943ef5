// Depth along a tree of some people, whose places are new, and of everybody below them.
//
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $people LIST of STRING
// Returns     standings INTEGER
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", people: ["a"]}
UNWIND $people AS id
MATCH (head:Standing {sheet: $sheet, distributorId: id})
CALL (head) {
  MATCH (head) (()-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]->())* (top)
  RETURN max(size(step)) AS depth
}
MATCH (head) (()<-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]-())* (standing)
SET standing.depth = depth + size(step)
RETURN
  count(standing) AS standings
