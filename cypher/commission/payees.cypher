// Who may need a payment: everybody with a balance, and everybody of a list.
//
// Parameters  $sheet STRING; $ids LIST of STRING (payees of the period)
// Returns     distributorId STRING; status STRING; balanceBefore INTEGER (minor units)
// Try         :params {sheet: "2026-11/0", ids: []}
CALL () {
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.balanceBefore <> 0
  RETURN standing
  UNION
  UNWIND $ids AS id
  MATCH (standing:Standing {sheet: $sheet, distributorId: id})
  RETURN standing
}
RETURN
  standing.distributorId AS distributorId,
  standing.status AS status,
  standing.balanceBefore AS balanceBefore
ORDER BY
  distributorId ASC
