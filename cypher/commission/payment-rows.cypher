// The payments of a sheet.
//
// Parameters  $sheet STRING
// Returns     distributorId STRING; carriedBefore, earned, adjusted, withheld, held, paid, carried INTEGER
//             (minor units)
// Try         :params {sheet: "2026-11/0"}
MATCH (payment:Payment {sheet: $sheet})
WHERE payment.distributorId IS NOT NULL
RETURN
  payment.distributorId AS distributorId,
  payment.carriedBefore AS carriedBefore,
  payment.earned AS earned,
  payment.adjusted AS adjusted,
  payment.withheld AS withheld,
  payment.held AS held,
  payment.paid AS paid,
  payment.carried AS carried
ORDER BY
  distributorId ASC
