// Writes down how many cases of a try are done.
//
// Parameters  $id STRING; $done, $total INTEGER
// Returns     done INTEGER
// Try         :params {id: "t", done: 1, total: 4}
MATCH (try:PlanTry {id: $id})
SET
  try.done = $done,
  try.total = $total
RETURN
  try.done AS done
