// Removes some of the orders that an unfinished import wrote, with their volume.
//
// Parameters  $importId STRING; $limit INTEGER
// Returns     removed INTEGER (0 when none is left)
// Try         :params {importId: "i1", limit: 1000}
MATCH (order:Order {importId: $importId})
WITH order
LIMIT $limit
OPTIONAL MATCH (order)<-[:FOR_ORDER]-(entry:VolumeEntry)
WITH order, collect(entry) AS entries
FOREACH (entry IN entries | DETACH DELETE entry)
DETACH DELETE order
RETURN
  count(*) AS removed
