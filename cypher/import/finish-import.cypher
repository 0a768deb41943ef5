// Ends an import that went through, and gives its locks back.
//
// Parameters  $importId STRING; $owner STRING; $unchanged BOOLEAN; $now INTEGER (epoch ms); $distributors,
//             $customers, $orders, $opening INTEGER (rows of the files)
// Returns     id STRING (no row: the import was ended by somebody else)
// Try         :params {importId: "i1", owner: "host:1:x", unchanged: false, now: 1790000000000, distributors: 4, customers: 1, orders: 5, opening: 0}
MERGE (lock:Lock {name: "import"})
SET lock.at = datetime({epochMillis: $now})
MERGE (volume:Lock {name: "volume"})
SET volume.at = datetime({epochMillis: $now})
WITH lock, volume
MATCH (import:Import {id: $importId, owner: $owner})
WHERE import.state IN ["checking", "writing", "done"] AND import.removing IS NULL
SET
  import.state = "done",
  import.unchanged = $unchanged,
  import.finishedAt = datetime({epochMillis: $now}),
  import.done = import.total,
  import.distributors = $distributors,
  import.customers = $customers,
  import.orders = $orders,
  import.opening = $opening,
  lock.importId = null,
  volume.importing = null
RETURN
  import.id AS id
