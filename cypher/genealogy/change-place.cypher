// Gives somebody another parent in a tree from an instant on; what he had from then on ends there.
//
// The live edge is replaced; its history stays as an ended edge with since and until. A place that began
// later than the new one never held: it ends before it begins, and no reader counts it. Run after
// lock-trees and new-place in the same transaction.
// Parameters  $id, $parentId STRING; $edge, $pastEdge STRING (SPONSORED_BY and WAS_SPONSORED_BY, or
//             PLACED_UNDER and WAS_PLACED_UNDER); $leg STRING or null; $from INTEGER (epoch ms); $change MAP (id,
//             tree, by, byName, reason STRING; fromId, fromLeg STRING or null; at INTEGER epoch ms; decision INTEGER)
// Returns     id STRING (of the change)
// Try         :params {id: "b", parentId: "a", edge: "PLACED_UNDER", pastEdge: "WAS_PLACED_UNDER", leg: null, from: 0, change: {id: "k", tree: "placement", by: "u", byName: "U", reason: "r", fromId: null, fromLeg: null, at: 0, decision: 1}}
MATCH (person:Distributor {id: $id})
MATCH (parent:Distributor {id: $parentId})
WITH person, parent, datetime({epochMillis: $from}) AS from
CALL (person, from) {
  MATCH (person)-[ended:WAS_SPONSORED_BY|WAS_PLACED_UNDER WHERE type(ended) = $pastEdge AND ended.until > from]->()
  SET ended.until = from
}
CALL (person, from) {
  MATCH (person)-[today:SPONSORED_BY|PLACED_UNDER WHERE type(today) = $edge]->(above)
  CREATE (person)-[ended:$($pastEdge) {since: coalesce(today.since, person.joinedAt), until: from, leg: today.leg}]->(above)
  DELETE today
}
CREATE (person)-[:$($edge) {since: from, leg: $leg}]->(parent)
CREATE (change:PlaceChange {
  id: $change.id,
  tree: $change.tree,
  fromId: $change.fromId,
  fromLeg: $change.fromLeg,
  toId: $parentId,
  leg: $leg,
  effectiveAt: from,
  at: datetime({epochMillis: $change.at}),
  by: $change.by,
  byName: $change.byName,
  reason: $change.reason,
  decision: $change.decision
})-[:MOVES]->(person)
RETURN
  change.id AS id
