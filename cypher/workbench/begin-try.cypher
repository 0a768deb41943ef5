// Takes a try up, or takes one up again that broke off.
//
// Parameters  $id STRING; $at INTEGER (epoch ms)
// Returns     one row or none (ended, or not there): heldId, textHash STRING; attempt INTEGER
// Try         :params {id: "t", at: 0}
MATCH (try:PlanTry {id: $id})
WHERE try.state IN ["waiting", "running"]
SET
  try.state = "running",
  try.attempt = try.attempt + 1,
  try.startedAt = datetime({epochMillis: $at})
RETURN
  try.heldId AS heldId,
  try.textHash AS textHash,
  try.attempt AS attempt
