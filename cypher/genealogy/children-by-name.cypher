// Who stands directly below a distributor, by name?
//
// A page: what comes after ($afterKey, $afterId). With a viewer, only children whom he may see.
// Parameters  $id STRING; $edge STRING (SPONSORED_BY or PLACED_UNDER); $afterKey STRING or null;
//             $afterId STRING or null; $limit INTEGER; $viewerId STRING or null; $viewEdge STRING
// Returns     id STRING; name STRING; country STRING; email STRING; joinedAt INTEGER (epoch milliseconds);
//             status STRING; key STRING (the name)
// Try         :params {id: "1001", edge: "SPONSORED_BY", afterKey: null, afterId: null, limit: 20, viewerId: null, viewEdge: "SPONSORED_BY"}
MATCH (:Distributor {id: $id})<-[:$($edge)]-(child:Distributor)
WHERE
  $viewerId IS NULL
  OR EXISTS { (child) (()-[step:SPONSORED_BY|PLACED_UNDER WHERE type(step) = $viewEdge]->())+ (:Distributor {id: $viewerId}) }
WITH
  child,
  child.name AS key
WHERE
  $afterKey IS NULL
  OR key > $afterKey
  OR (key = $afterKey AND child.id > $afterId)
WITH
  child,
  key
ORDER BY
  key ASC,
  child.id ASC
LIMIT $limit
RETURN
  child.id AS id,
  child.name AS name,
  child.country AS country,
  child.email AS email,
  child.joinedAt.epochMillis AS joinedAt,
  child.status AS status,
  key
ORDER BY
  key ASC,
  id ASC
