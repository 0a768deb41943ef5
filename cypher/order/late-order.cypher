// Did this order come too late, and has it been counted since?
//
// Run after hold-volume in the same transaction.
// Parameters  $orderId STRING
// Returns     lateFor STRING or null (the frozen period it came too late for); counted BOOLEAN; no row: no
//             such order
// Try         :params {orderId: "o"}
MATCH (order:Order {id: $orderId})
RETURN
  order.lateFor AS lateFor,
  EXISTS { (order)<-[:FOR_ORDER]-(:VolumeEntry) } AS counted
