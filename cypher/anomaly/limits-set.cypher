// Which limits of its watchfulness has the company set?
//
// Parameters  none
// Returns     name STRING; value INTEGER
// Try         :params {}
MATCH (limit:WatchLimit)
RETURN
  limit.name AS name,
  limit.value AS value
ORDER BY
  name ASC
