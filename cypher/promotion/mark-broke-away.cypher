// Marks in a promotion's sheet who broke away in a period of the plan.
//
// Parameters  $sheet STRING; $inSheet STRING or null (sheet of that period; null: nobody broke away)
// Returns     marked INTEGER
// Try         :params {sheet: "promotion/spring", inSheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL
SET standing.brokeAway = EXISTS { (:Standing {sheet: $inSheet, distributorId: standing.distributorId, brokeAway: true}) }
RETURN
  sum(CASE WHEN standing.brokeAway THEN 1 ELSE 0 END) AS marked
