// Takes the locks of some trees for the rest of the transaction, and that of imports, which add to both.
//
// The imports' lock is always the last one, so that nobody waits for each other.
// Parameters  $trees LIST of STRING (sponsor, placement; in this order)
// Returns     importing STRING or null (id of an import that is under way)
// Try         :params {trees: ["placement"]}
CALL () {
  UNWIND $trees AS tree
  MERGE (lock:Lock {name: tree})
  SET lock.locked = true
}
MERGE (imports:Lock {name: "import"})
SET imports.locked = true
WITH imports
OPTIONAL MATCH (import:Import {id: imports.importId})
WHERE import.state IN ["checking", "writing"]
RETURN
  import.id AS importing
