// Everything that the commissions of a sheet say, to be compared.
//
// Parameters  $sheet STRING
// Returns     id STRING (the person); bonus STRING; of MAP (all properties)
// Try         :params {sheet: "2026-11/0"}
MATCH (c:Commission {sheet: $sheet})
WHERE c.distributorId IS NOT NULL AND c.bonus IS NOT NULL
RETURN
  c.distributorId AS id,
  c.bonus AS bonus,
  properties(c) AS of
ORDER BY
  id ASC,
  bonus ASC
