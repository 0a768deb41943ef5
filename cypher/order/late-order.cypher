// Did this order come too late, and has it been counted since?
//
// Run after hold-volume in the same transaction.
// Parameters  $orderId STRING
// Returns     lateFor STRING or null (the frozen period it came too late for); at INTEGER or null (epoch ms, where it
//             counts in that period); counted BOOLEAN; creditedId STRING; no row: no such order
// Try         :params {orderId: "o"}
MATCH (order:Order {id: $orderId})-[:CREDITED_TO]->(credited)
RETURN
  order.lateFor AS lateFor,
  coalesce(order.lateAt, order.placedAt).epochMillis AS at,
  EXISTS { (order)<-[:FOR_ORDER]-(:VolumeEntry) } AS counted,
  credited.id AS creditedId
