// Which of these opening figures are there already?
//
// Parameters  $ids LIST OF STRING ("<distributorId>/<name>")
// Returns     key STRING; rowHash STRING or null
// Try         :params {ids: ["a/balance"]}
UNWIND $ids AS wanted
MATCH (opening:Opening {id: wanted})
RETURN
  opening.id AS key,
  opening.rowHash AS rowHash
ORDER BY
  key ASC
