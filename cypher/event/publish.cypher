// Puts an event into the outbox, without a number yet; the same id again changes nothing.
//
// It becomes visible with the writer's transaction, and is numbered after it.
// Parameters  $id STRING (idempotency key); $kind STRING; $actorId STRING; $at INTEGER (epoch ms) or
//             null (then the database's clock); $payload STRING (JSON)
// Returns     id STRING
// Try         :params {id: "company-imported:i1", kind: "company-imported", actorId: "ops", at: 1790000000000, payload: "{}"}
MERGE (event:Event {id: $id})
ON CREATE SET
  event:Unnumbered,
  event.kind = $kind,
  event.actorId = $actorId,
  event.at = CASE WHEN $at IS NULL THEN datetime() ELSE datetime({epochMillis: $at}) END,
  event.payload = $payload
RETURN
  event.id AS id
