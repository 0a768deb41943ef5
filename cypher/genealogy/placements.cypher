// Who stands under whom in the placement tree, everybody?
//
// Parameters  none
// Returns     id STRING; joinedAt INTEGER (epoch ms); parentId STRING; parentJoinedAt INTEGER (epoch ms);
//             leg STRING (empty where the plan has no legs); in the order in which the edges are found
// Try         :params {}
MATCH (child:Distributor)-[place:PLACED_UNDER]->(parent)
RETURN
  child.id AS id,
  child.joinedAt.epochMillis AS joinedAt,
  parent.id AS parentId,
  parent.joinedAt.epochMillis AS parentJoinedAt,
  coalesce(place.leg, "") AS leg
