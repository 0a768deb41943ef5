// What stands in the way of counting a late order at an instant? Locks the volume before it looks.
//
// Parameters  $orderId STRING; $at INTEGER (epoch ms)
// Returns     lateFor STRING or null (the frozen period it came too late for); counted BOOLEAN; frozen STRING
//             or null (a frozen period that contains the instant); no row: no such order
// Try         :params {orderId: "o", at: 1790000000000}
MERGE (lock:Lock {name: "volume"})
SET lock.at = datetime()
WITH lock
MATCH (order:Order {id: $orderId})
CALL () {
  MATCH (period:Period)
  WHERE period.frozenAt IS NOT NULL
    AND period.startsAt <= datetime({epochMillis: $at})
    AND period.endsAt > datetime({epochMillis: $at})
  RETURN min(period.id) AS frozen
}
RETURN
  order.lateFor AS lateFor,
  EXISTS { (order)<-[:FOR_ORDER]-(:VolumeEntry) } AS counted,
  frozen AS frozen
