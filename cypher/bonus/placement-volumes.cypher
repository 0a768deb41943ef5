// Total volume of everybody along the placement tree, deepest level first, where the plan's tree is another.
//
// Own volume and everybody's below, of one kind. Written to placementVolume.
// Parameters  $sheet STRING; $personal STRING (personalVolume or personalCommissionable)
// Returns     levels INTEGER; exact BOOLEAN (every sum stayed an integer)
// Try         :params {sheet: "2026-W45/0", personal: "personalCommissionable"}
MATCH (root:Standing {sheet: $sheet})
WHERE root.distributorId IS NOT NULL AND NOT EXISTS { (root)-[:UNDER_PLACEMENT]->() }
MATCH (root)(()<-[step:UNDER_PLACEMENT]-())*(standing)
WITH size(step) AS depth, collect(standing) AS level
ORDER BY depth DESC // without it the order of rows into CALL is undefined
CALL (level) {
  UNWIND level AS standing
  OPTIONAL MATCH (standing)<-[:UNDER_PLACEMENT]-(head)
  WITH standing, standing[$personal] + sum(head.placementVolume) AS volume
  SET standing.placementVolume = volume
  RETURN sum(CASE WHEN volume IS :: INTEGER NOT NULL THEN 0 ELSE 1 END) AS inexact
}
RETURN
  count(*) AS levels,
  coalesce(sum(inexact), 0) = 0 AS exact
