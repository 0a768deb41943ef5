// Credits an order and its returns to another distributor, and keeps who did it and why.
//
// Parameters  $orderId STRING; $toId STRING; $move MAP (id, fromId, toId, by, byName, reason STRING; at INTEGER epoch ms)
// Returns     credited INTEGER (orders and returns)
// Try         :params {orderId: "o", toId: "a", move: {id: "m", fromId: "b", toId: "a", at: 0, by: "u", byName: "Olga", reason: "why"}}
MATCH (target:Distributor {id: $toId})
MATCH (order:Order {id: $orderId})
CREATE (move:OrderMove {
  id: $move.id, fromId: $move.fromId, toId: $move.toId, at: datetime({epochMillis: $move.at}),
  by: $move.by, byName: $move.byName, reason: $move.reason
})-[:MOVES]->(order)
WITH target, order
MATCH (order)<-[:RETURNS*0..1]-(part:Order)-[before:CREDITED_TO]->()
DELETE before
CREATE (part)-[:CREDITED_TO {why: "moved"}]->(target)
RETURN
  count(part) AS credited
