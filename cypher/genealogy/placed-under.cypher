// Who stands directly under these people in the placement tree, and on which leg?
//
// Parameters  $ids LIST OF STRING
// Returns     parentId STRING; leg STRING (empty where the plan has no legs); id STRING
// Try         :params {ids: ["a"]}
UNWIND $ids AS wanted
MATCH (parent:Distributor {id: wanted})<-[place:PLACED_UNDER]-(child:Distributor)
RETURN
  parent.id AS parentId,
  coalesce(place.leg, "") AS leg,
  child.id AS id
ORDER BY
  id ASC
