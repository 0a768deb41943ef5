// How is a distributor paid for a sheet?
//
// Parameters  $sheet, $distributorId STRING
// Returns     distributorId STRING; carriedBefore INTEGER, earned INTEGER, adjusted INTEGER, withheld INTEGER,
//             held INTEGER, paid INTEGER, carried INTEGER (minor units of the plan's currency)
// Try         :params {sheet: "2026-11/0", distributorId: "1001"}
MATCH (payment:Payment {sheet: $sheet, distributorId: $distributorId})
RETURN
  payment.distributorId AS distributorId,
  payment.carriedBefore AS carriedBefore,
  payment.earned AS earned,
  payment.adjusted AS adjusted,
  payment.withheld AS withheld,
  payment.held AS held,
  payment.paid AS paid,
  payment.carried AS carried
