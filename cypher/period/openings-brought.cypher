// What do people bring along from before their first period?
//
// Parameters  none
// Returns     id STRING ("<distributorId>/<name>"); value STRING (decimal text)
// Try         :params {}
MATCH (opening:Opening)
RETURN
  opening.id AS id,
  opening.value AS value
ORDER BY
  id ASC
