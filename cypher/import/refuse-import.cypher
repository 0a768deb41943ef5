// Ends an import whose files have faults, keeps the faults, and gives the lock back.
//
// Parameters  $importId STRING; $owner STRING; $now INTEGER (epoch ms); $faultCount INTEGER (all of them);
//             $faultsJson STRING (JSON list of {file, line, column, reason}, those that are listed);
//             $distributors, $customers, $orders, $opening INTEGER (rows of the files)
// Returns     id STRING (no row: the import was ended by somebody else)
// Try         :params {importId: "i1", owner: "host:1:x", now: 1790000000000, faultCount: 1, faultsJson: "[]", distributors: 4, customers: 1, orders: 5, opening: 0}
MERGE (lock:Lock {name: "import"})
SET lock.at = datetime({epochMillis: $now})
WITH lock
MATCH (import:Import {id: $importId, state: "checking", owner: $owner})
WHERE import.removing IS NULL
SET
  import.state = "refused",
  import.finishedAt = datetime({epochMillis: $now}),
  import.faultCount = $faultCount,
  import.faultsJson = $faultsJson,
  import.distributors = $distributors,
  import.customers = $customers,
  import.orders = $orders,
  import.opening = $opening,
  lock.importId = null
RETURN
  import.id AS id
