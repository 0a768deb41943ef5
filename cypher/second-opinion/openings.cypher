// What do people bring along from before the first period?
//
// Parameters  none
// Returns     distributorId, name STRING; value STRING (decimal text: points, an amount, or a count)
// Try         :params {}
MATCH (opening:Opening)
RETURN
  opening.distributorId AS distributorId,
  opening.name AS name,
  opening.value AS value
ORDER BY
  distributorId ASC,
  name ASC
