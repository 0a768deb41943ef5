// Which tries of cases wait, or broke off?
//
// Parameters  none
// Returns     id STRING
// Try         :params {}
MATCH (try:PlanTry)
WHERE try.state IN ["waiting", "running"]
RETURN
  try.id AS id
ORDER BY
  id ASC
