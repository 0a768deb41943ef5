// Asks for all cases of a plan version or draft to be tried, unless that is under way already.
//
// Run after the cases were locked in the same transaction.
// Parameters  $id, $heldId, $textHash, $by (id of a user) STRING; $total, $at (epoch ms) INTEGER
// Returns     id STRING (of the one that was asked for, or of the one under way)
// Try         :params {id: "t", heldId: "demo@1", textHash: "", by: "u", total: 4, at: 0}
OPTIONAL MATCH (live:PlanTry {heldId: $heldId})
WHERE live.state IN ["waiting", "running"] AND live.textHash = $textHash
WITH collect(live.id)[0] AS under
CALL (under) {
  WITH under
  WHERE under IS NULL
  MERGE (try:PlanTry {id: $id})
  ON CREATE SET
    try.heldId = $heldId,
    try.textHash = $textHash,
    try.state = "waiting",
    try.askedBy = $by,
    try.askedAt = datetime({epochMillis: $at}),
    try.attempt = 0,
    try.done = 0,
    try.total = $total
  RETURN collect(try.id) AS made
}
RETURN
  coalesce(under, made[0]) AS id
