// Is an import under way? It adds to both trees, so no place is corrected meanwhile.
//
// Parameters  none
// Returns     importing STRING (its id); no row: none is
// Try         :params {}
MATCH (imports:Lock {name: "import"})
MATCH (import:Import {id: imports.importId})
WHERE import.state IN ["checking", "writing"]
RETURN
  import.id AS importing
