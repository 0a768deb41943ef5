// Everything that the standings of a sheet say, to be compared.
//
// Parameters  $sheet STRING
// Returns     id STRING (the person); of MAP (all properties)
// Try         :params {sheet: "2026-11/0"}
MATCH (s:Standing {sheet: $sheet})
WHERE s.distributorId IS NOT NULL
RETURN
  s.distributorId AS id,
  properties(s) AS of
ORDER BY
  id ASC
