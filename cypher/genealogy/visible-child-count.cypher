// How many people directly below a distributor may the viewer see?
//
// Parameters  $id STRING; $edge STRING (SPONSORED_BY or PLACED_UNDER); $viewerId STRING; $viewEdge STRING
// Returns     children INTEGER
// Try         :params {id: "1001", edge: "PLACED_UNDER", viewerId: "1001", viewEdge: "SPONSORED_BY"}
MATCH (:Distributor {id: $id})<-[:$($edge)]-(child:Distributor)
WHERE EXISTS { (child) (()-[step:SPONSORED_BY|PLACED_UNDER WHERE type(step) = $viewEdge]->())+ (:Distributor {id: $viewerId}) }
RETURN
  count(child) AS children
