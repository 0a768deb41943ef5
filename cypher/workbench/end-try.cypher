// Ends a try with how it came out.
//
// Parameters  $id, $state (done or failed) STRING; $casesHash, $failure STRING or null; $red, $at (epoch ms) INTEGER
// Returns     id STRING
// Try         :params {id: "t", state: "done", casesHash: "", failure: null, red: 0, at: 0}
MATCH (try:PlanTry {id: $id})
SET
  try.state = $state,
  try.casesHash = $casesHash,
  try.failure = $failure,
  try.red = $red,
  try.finishedAt = datetime({epochMillis: $at})
RETURN
  try.id AS id
