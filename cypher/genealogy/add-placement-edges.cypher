// Puts new distributors into their places in the placement tree, parent by parent.
//
// Parameters  $groups LIST OF {parentId, children LIST OF {id, leg or null, since INTEGER (epoch ms)}}
// Returns     added INTEGER
// Try         :params {groups: [{parentId: "a", children: [{id: "b", leg: "left", since: 1790000000000}]}]}
UNWIND $groups AS group
MATCH (parent:Distributor {id: group.parentId})
WITH parent, group.children AS children
UNWIND children AS child
MATCH (distributor:Distributor {id: child.id})
CREATE (distributor)-[:PLACED_UNDER {
  since: datetime({epochMillis: child.since}),
  leg: child.leg
}]->(parent)
RETURN
  count(*) AS added
