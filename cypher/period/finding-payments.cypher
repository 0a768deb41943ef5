// Which payments of a sheet are held back, or end in a debt?
//
// Parameters  $sheet STRING
// Returns     subject STRING (distributor id); status STRING; held, carried, earned, carriedBefore INTEGER
//             (minor units)
// Try         :params {sheet: "2026-11/0"}
MATCH (payment:Payment {sheet: $sheet})
WHERE
  payment.distributorId IS NOT NULL
  AND (payment.held <> 0 OR payment.carried < 0)
MATCH (standing:Standing {sheet: $sheet, distributorId: payment.distributorId})
RETURN
  payment.distributorId AS subject,
  standing.status AS status,
  payment.held AS held,
  payment.carried AS carried,
  payment.earned AS earned,
  payment.carriedBefore AS carriedBefore
ORDER BY
  subject ASC
