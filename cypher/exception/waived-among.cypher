// Which of these cases are waived?
//
// Parameters  $ids LIST OF STRING
// Returns     id STRING
// Try         :params {ids: ["2026-11/0:case_red:caps:1f0c"]}
UNWIND $ids AS id
MATCH (parked:Exception {id: id})
WHERE parked.state = "waived"
RETURN
  parked.id AS id
ORDER BY
  id ASC
