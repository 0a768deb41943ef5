// Sets one limit of the company's watchfulness.
//
// Parameters  $name STRING; $value INTEGER
// Returns     name STRING; value INTEGER
// Try         :params {name: "treeChangeDays", value: 7}
MERGE (limit:WatchLimit {name: $name})
SET limit.value = $value
RETURN
  limit.name AS name,
  limit.value AS value
