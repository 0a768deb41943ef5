// Who has volume on a side of his and is paid nothing by the binary bonus, and why?
//
// Parameters  $sheet STRING; $distributorId STRING or null (everybody)
// Returns     distributorId STRING; reason STRING (code)
// Try         :params {sheet: "2026-W45/0", distributorId: null}
MATCH (standing:Standing {sheet: $sheet})
WHERE
  standing.distributorId IS NOT NULL
  AND standing.unpaidReason IS NOT NULL
  AND ($distributorId IS NULL OR standing.distributorId = $distributorId)
RETURN
  standing.distributorId AS distributorId,
  standing.unpaidReason AS reason
ORDER BY
  distributorId ASC
