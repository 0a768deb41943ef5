// To whom were these orders moved, when and why? The newest first.
//
// Parameters  $ids LIST of STRING
// Returns     orderId, id, fromId, toId, byName, reason STRING; at INTEGER (epoch ms)
// Try         :params {ids: ["o"]}
UNWIND $ids AS orderId
MATCH (move:OrderMove)-[:MOVES]->(:Order {id: orderId})
RETURN
  orderId,
  move.id AS id,
  move.fromId AS fromId,
  move.toId AS toId,
  move.byName AS byName,
  move.reason AS reason,
  move.at.epochMillis AS at
ORDER BY
  at DESC,
  id ASC
