// Was this change of a place made already?
//
// Parameters  $id STRING (idempotency key)
// Returns     distributorId, tree, toId STRING; leg STRING or null; effectiveAt INTEGER (epoch ms); no row: it was not
// Try         :params {id: "k"}
MATCH (change:PlaceChange {id: $id})-[:MOVES]->(person)
RETURN
  person.id AS distributorId,
  change.tree AS tree,
  change.toId AS toId,
  change.leg AS leg,
  change.effectiveAt.epochMillis AS effectiveAt
