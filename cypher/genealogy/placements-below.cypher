// Who stands under whom in the placement tree below some people?
//
// Parameters  $ids LIST of STRING (distributors)
// Returns     id STRING; joinedAt INTEGER (epoch ms); parentId STRING; parentJoinedAt INTEGER (epoch ms);
//             leg STRING (empty where the plan has no legs); in the order in which the edges are found, each as often as
//             it lies below one of them
// Try         :params {ids: ["a"]}
UNWIND $ids AS headId
MATCH (head:Distributor {id: headId})
MATCH (head) (()<-[:PLACED_UNDER]-())* (parent)<-[place:PLACED_UNDER]-(child)
RETURN
  child.id AS id,
  child.joinedAt.epochMillis AS joinedAt,
  parent.id AS parentId,
  parent.joinedAt.epochMillis AS parentJoinedAt,
  coalesce(place.leg, "") AS leg
