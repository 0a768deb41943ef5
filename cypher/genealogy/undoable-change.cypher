// What has happened since a change of a place that forbids to undo it?
//
// Parameters  $id STRING (of the change)
// Returns     no row: no such change; else distributorId, tree, toId, reason STRING; fromId, fromLeg STRING or null;
//             effectiveAt INTEGER (epoch ms); newest BOOLEAN (no later one of this person in this tree); overruled BOOLEAN (a
//             place that began later than the change); closed LIST OF STRING (periods that it reaches whose close has begun, oldest first)
// Try         :params {id: "k"}
MATCH (change:PlaceChange {id: $id})-[:MOVES]->(person)
RETURN
  person.id AS distributorId,
  change.tree AS tree,
  change.toId AS toId,
  change.reason AS reason,
  change.fromId AS fromId,
  change.fromLeg AS fromLeg,
  change.effectiveAt.epochMillis AS effectiveAt,
  NOT EXISTS {
    (person)<-[:MOVES]-(later:PlaceChange)
    WHERE later.tree = change.tree AND later.decision > change.decision
  } AS newest,
  EXISTS {
    (person)-[place:WAS_SPONSORED_BY|WAS_PLACED_UNDER]->()
    WHERE
      (type(place) = "WAS_SPONSORED_BY") = (change.tree = "sponsor")
      AND place.until = change.effectiveAt
      AND place.since > place.until
  } AS overruled,
  COLLECT {
    MATCH (period:Period)
    WHERE period.endsAt > change.effectiveAt AND NOT period.state IN ["open", "frozen"]
    RETURN period.id
    ORDER BY period.endsAt ASC, period.id ASC
  } AS closed
