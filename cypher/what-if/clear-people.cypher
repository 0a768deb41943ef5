// Takes away a part of what a what-if found person by person.
//
// Parameters  $whatIf STRING; $limit INTEGER
// Returns     cleared INTEGER (0 when none is left)
// Try         :params {whatIf: "x", limit: 10000}
MATCH (person:WhatIfPerson {whatIf: $whatIf})
WITH person
LIMIT $limit
DELETE person
RETURN
  count(*) AS cleared
