// How did the cases of some plan versions and drafts come out when all were tried last?
//
// Parameters  $heldIds LIST OF STRING
// Returns     id, heldId, state, textHash, askedBy STRING; casesHash, failure STRING or null; done, total INTEGER;
//             red INTEGER or null; askedAt INTEGER (epoch ms); finishedAt INTEGER or null
// Try         :params {heldIds: ["demo@1"]}
UNWIND $heldIds AS heldId
CALL (heldId) {
  MATCH (try:PlanTry {heldId: heldId})
  RETURN
    try
  ORDER BY
    try.askedAt DESC,
    try.id DESC
  LIMIT 1
}
RETURN
  try.id AS id,
  heldId,
  try.state AS state,
  try.textHash AS textHash,
  try.askedBy AS askedBy,
  try.casesHash AS casesHash,
  try.failure AS failure,
  try.done AS done,
  try.total AS total,
  try.red AS red,
  try.askedAt.epochMillis AS askedAt,
  try.finishedAt.epochMillis AS finishedAt
ORDER BY
  heldId ASC,
  id ASC
