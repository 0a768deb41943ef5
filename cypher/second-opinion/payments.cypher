// How did the run pay everybody out? Read to be compared, and for nothing else.
//
// Parameters  $sheet STRING
// Returns     distributorId STRING; earned, held, paid, carried INTEGER (minor units)
// Try         :params {sheet: "2026-11/0"}
MATCH (payment:Payment {sheet: $sheet})
WHERE payment.distributorId IS NOT NULL
RETURN
  payment.distributorId AS distributorId,
  payment.earned AS earned,
  payment.held AS held,
  payment.paid AS paid,
  payment.carried AS carried
ORDER BY
  distributorId ASC
