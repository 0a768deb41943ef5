// Takes the record of a what-if away, once its sheets and its people are gone.
//
// Parameters  $id STRING
// Returns     removed INTEGER
// Try         :params {id: "x"}
MATCH (record:WhatIf {id: $id})
WHERE
  record.removing
  AND record.cleared
  AND NOT EXISTS { (:WhatIfPerson {whatIf: $id}) }
DELETE record
RETURN
  count(*) AS removed
