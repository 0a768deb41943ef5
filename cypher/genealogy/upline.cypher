// Who stands above a distributor, nearest first?
//
// Parameters  $id STRING; $edge STRING (SPONSORED_BY or PLACED_UNDER); $limit INTEGER
// Returns     id STRING; level INTEGER (1 is directly above)
// Try         :params {id: "1009", edge: "SPONSORED_BY", limit: 200}
MATCH climb = (:Distributor {id: $id}) (()-[step:SPONSORED_BY|PLACED_UNDER WHERE type(step) = $edge]->())+ (above:Distributor)
WITH
  above.id AS id,
  length(climb) AS level
LIMIT $limit
RETURN
  id,
  level
ORDER BY
  level ASC
