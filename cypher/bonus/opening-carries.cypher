// Which volume do distributors bring along on their two sides from before the first period?
//
// Parameters  none
// Returns     distributorId STRING; left, right STRING (points as decimal text, "0" where one is not given)
// Try         :params {}
MATCH (opening:Opening)
WHERE opening.name IN ["carryLeft", "carryRight"]
WITH
  opening.distributorId AS distributorId,
  max(CASE WHEN opening.name = "carryLeft" THEN opening.value END) AS left,
  max(CASE WHEN opening.name = "carryRight" THEN opening.value END) AS right
RETURN
  distributorId,
  coalesce(left, "0") AS left,
  coalesce(right, "0") AS right
ORDER BY
  distributorId ASC
