// Who heads the placement tree? At most two, which is one too many for a plan with a width.
//
// A head stands under nobody and has people placed under him or no sponsor.
// Parameters  none
// Returns     id STRING
// Try         :params {}
MATCH (head:Distributor)
WHERE NOT EXISTS { (head)-[:PLACED_UNDER]->() }
  AND (EXISTS { (head)<-[:PLACED_UNDER]-() } OR NOT EXISTS { (head)-[:SPONSORED_BY]->() })
WITH head
LIMIT 2
RETURN
  head.id AS id
ORDER BY
  id ASC
