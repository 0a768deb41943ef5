// Runs that somebody must carry on: queued, running, or approved and not yet posted.
//
// Parameters  none
// Returns     id STRING; status STRING; attempt INTEGER
// Try         :params {}
MATCH (run:Run)
WHERE
  run.status IN ["queued", "running"]
  OR (run.status = "approved" AND NOT coalesce(run.posted, false))
RETURN
  run.id AS id,
  run.status AS status,
  run.attempt AS attempt
ORDER BY
  id ASC
