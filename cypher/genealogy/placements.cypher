// Who stands under whom in the placement tree, everybody or below some people?
//
// Parameters  $below LIST of STRING (distributors) or null: everybody
// Returns     id STRING; joinedAt INTEGER (epoch ms); parentId STRING; parentJoinedAt INTEGER (epoch ms);
//             leg STRING (empty where the plan has no legs); in the order in which the edges are found, each as often as
//             it lies below one of them
// Try         :params {below: null}
CALL () {
  WITH $below AS below
  WHERE below IS NULL
  MATCH (child:Distributor)-[place:PLACED_UNDER]->(parent)
  RETURN child, place, parent
  UNION ALL
  UNWIND coalesce($below, []) AS headId
  MATCH (head:Distributor {id: headId})
  MATCH (head) (()<-[:PLACED_UNDER]-())* (parent)<-[place:PLACED_UNDER]-(child)
  RETURN child, place, parent
}
RETURN
  child.id AS id,
  child.joinedAt.epochMillis AS joinedAt,
  parent.id AS parentId,
  parent.joinedAt.epochMillis AS parentJoinedAt,
  coalesce(place.leg, "") AS leg
