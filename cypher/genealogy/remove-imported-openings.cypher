// Removes some of the opening figures that an unfinished import wrote.
//
// Parameters  $importId STRING; $limit INTEGER
// Returns     removed INTEGER (0 when none is left)
// Try         :params {importId: "i1", limit: 1000}
MATCH (opening:Opening {importId: $importId})
WITH opening
LIMIT $limit
DETACH DELETE opening
RETURN
  count(*) AS removed
