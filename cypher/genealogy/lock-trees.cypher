// Takes the locks of both trees for the rest of the transaction, and that of imports, which add to both.
//
// In one order, the imports' last as in lock-tree, so that nobody waits for each other.
// Parameters  none
// Returns     importing STRING or null (id of an import that is under way)
// Try         :params {}
MERGE (sponsor:Lock {name: "sponsor"})
SET sponsor.locked = true
MERGE (placement:Lock {name: "placement"})
SET placement.locked = true
MERGE (imports:Lock {name: "import"})
SET imports.locked = true
WITH imports
OPTIONAL MATCH (import:Import {id: imports.importId})
WHERE import.state IN ["checking", "writing"]
RETURN
  import.id AS importing
