// What did an earlier move with this id say?
//
// Parameters  $id STRING
// Returns     orderId, toId, reason STRING; no row: there was none
// Try         :params {id: "u:key"}
MATCH (move:OrderMove {id: $id})-[:MOVES]->(order)
RETURN
  order.id AS orderId,
  move.toId AS toId,
  move.reason AS reason
