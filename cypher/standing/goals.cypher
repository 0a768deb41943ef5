// The goals that people of a sheet have set themselves: for good, or for its period alone.
//
// Parameters  $sheet STRING; $period STRING (its id)
// Returns     distributorId STRING; value STRING (decimal text, points); the period's own where there is one
// Try         :params {sheet: "2026-11/0", period: "2026-11"}
MATCH (opening:Opening)
WHERE opening.name IN ["goal", "goal:" + $period]
MATCH (standing:Standing {sheet: $sheet, distributorId: opening.distributorId})
WITH standing, opening
ORDER BY size(opening.name) DESC
WITH standing, collect(opening.value)[0] AS value
RETURN
  standing.distributorId AS distributorId,
  value
ORDER BY
  distributorId ASC
