// Which imports are under way, and who is at them since when?
//
// Parameters  none
// Returns     id STRING; owner STRING; heartbeatAt INTEGER (epoch ms)
// Try         :params {}
MATCH (import:Import)
WHERE import.state IN ["checking", "writing"]
RETURN
  import.id AS id,
  import.owner AS owner,
  import.heartbeatAt.epochMillis AS heartbeatAt
ORDER BY
  id ASC
