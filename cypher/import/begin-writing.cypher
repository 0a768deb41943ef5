// The files were right: the import may write now, and no period may be frozen until it has ended.
//
// Parameters  $importId STRING; $owner STRING; $total INTEGER (rows and edges to write); $now INTEGER (epoch
//             ms); $distributors, $customers, $orders, $opening INTEGER (rows)
// Returns     id STRING (no row: the import was ended by somebody else)
// Try         :params {importId: "i1", owner: "host:1:x", total: 10, now: 1790000000000, distributors: 4, customers: 1, orders: 5, opening: 0}
MERGE (lock:Lock {name: "volume"})
SET lock.importing = $importId
WITH lock
MATCH (import:Import {id: $importId, state: "checking", owner: $owner})
WHERE import.removing IS NULL
SET
  import.state = "writing",
  import.heartbeatAt = datetime({epochMillis: $now}),
  import.done = 0,
  import.total = $total,
  import.distributors = $distributors,
  import.customers = $customers,
  import.orders = $orders,
  import.opening = $opening
RETURN
  import.id AS id
