// Of whom is more to be known for a payment than what he earned: who carries a balance, is not active, or is adjusted?
//
// Parameters  $sheet STRING; $adjusted LIST of STRING (distributors)
// Returns     distributorId STRING; status STRING; balanceBefore INTEGER (minor units)
// Try         :params {sheet: "2026-11/0", adjusted: []}
MATCH (standing:Standing {sheet: $sheet})
WHERE
  standing.distributorId IS NOT NULL
  AND (
    standing.balanceBefore <> 0
    OR standing.status <> "active"
    OR standing.distributorId IN $adjusted
  )
RETURN
  standing.distributorId AS distributorId,
  standing.status AS status,
  standing.balanceBefore AS balanceBefore
ORDER BY
  distributorId ASC
