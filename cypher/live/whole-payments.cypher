// Everything that the payments of a sheet say, to be compared.
//
// Parameters  $sheet STRING
// Returns     id STRING (the person); of MAP (all properties)
// Try         :params {sheet: "2026-11/0"}
MATCH (p:Payment {sheet: $sheet})
WHERE p.distributorId IS NOT NULL
RETURN
  p.distributorId AS id,
  properties(p) AS of
ORDER BY
  id ASC
