// Which faults made an import be refused? At most a thousand are listed.
//
// Parameters  $importId STRING
// Returns     faultsJson STRING (JSON list of {file, line, column, reason}) or null
// Try         :params {importId: "i1"}
MATCH (import:Import {id: $importId})
RETURN
  import.faultsJson AS faultsJson
