// Which what-ifs have something left to be done: to be computed, to be cleared up after, to be removed?
//
// Parameters  none
// Returns     id STRING; attempt INTEGER; state STRING; removing BOOLEAN
// Try         :params {}
MATCH (record:WhatIf)
WHERE
  record.state IN ["waiting", "running"]
  OR NOT record.cleared
  OR record.removing
RETURN
  record.id AS id,
  record.attempt AS attempt,
  record.state AS state,
  record.removing AS removing
ORDER BY
  id ASC
