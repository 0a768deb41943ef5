// Takes the lock of a tree for the rest of the transaction, and that of imports, which add to both.
//
// Parameters  $tree STRING (sponsor or placement)
// Returns     importing STRING or null (id of an import that is under way)
// Try         :params {tree: "placement"}
MERGE (lock:Lock {name: $tree})
SET lock.locked = true
MERGE (imports:Lock {name: "import"})
SET imports.locked = true
WITH imports
OPTIONAL MATCH (import:Import {id: imports.importId})
WHERE import.state IN ["checking", "writing"]
RETURN
  import.id AS importing
