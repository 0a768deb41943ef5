// Who stands below a distributor in the placement tree, under whom and on which leg, first joined first?
//
// Parameters  $id STRING
// Returns     id STRING; parentId STRING; leg STRING (empty where the plan has no legs)
// Try         :params {id: "1001"}
MATCH (top:Distributor {id: $id})<-[:PLACED_UNDER*0..]-(parent)<-[place:PLACED_UNDER]-(person)
RETURN
  person.id AS id,
  parent.id AS parentId,
  coalesce(place.leg, "") AS leg
ORDER BY
  person.joinedAt ASC,
  id ASC
