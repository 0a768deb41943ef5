// Removes some of the people whom an unfinished import wrote, with all their edges.
//
// Parameters  $importId STRING; $limit INTEGER
// Returns     removed INTEGER (0 when nobody is left)
// Try         :params {importId: "i1", limit: 1000}
MATCH (person:Person {importId: $importId})
WITH person
LIMIT $limit
DETACH DELETE person
RETURN
  count(*) AS removed
