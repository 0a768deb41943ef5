// Puts new distributors under their sponsors in the enrolment tree, sponsor by sponsor.
//
// Parameters  $groups LIST OF {parentId, children LIST OF {id, since INTEGER (epoch ms)}}
// Returns     added INTEGER
// Try         :params {groups: [{parentId: "a", children: [{id: "b", since: 1790000000000}]}]}
UNWIND $groups AS group
MATCH (sponsor:Distributor {id: group.parentId})
WITH sponsor, group.children AS children
UNWIND children AS child
MATCH (distributor:Distributor {id: child.id})
CREATE (distributor)-[:SPONSORED_BY {since: datetime({epochMillis: child.since})}]->(sponsor)
RETURN
  count(*) AS added
