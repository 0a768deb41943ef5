// Whom a bonus pays for an order, where it keeps with each commission which order paid what.
//
// Parameters  $sheet STRING; $bonus STRING; $mark STRING (how the order's id stands in the text of the parts)
// Returns     distributorId STRING
// Try         :params {sheet: "2026-11/0", bonus: "sales", mark: "\"orderId\":\"o1\""}
MATCH (commission:Commission {sheet: $sheet, bonus: $bonus})
WHERE commission.distributorId IS NOT NULL AND commission.moneyParts CONTAINS $mark
RETURN
  commission.distributorId AS distributorId
ORDER BY
  distributorId ASC
