// Which orders of a period arrived when it was frozen already?
//
// Parameters  $periodId STRING
// Returns     subject STRING (order id); evidence MAP (distributor STRING; commissionable INTEGER hundredths;
//             placedAt STRING)
// Try         :params {periodId: "2026-11"}
MATCH (order:Order {lateFor: $periodId})-[:CREDITED_TO]->(distributor)
WHERE NOT EXISTS { (:VolumeEntry)-[:FOR_ORDER]->(order) }
RETURN
  order.id AS subject,
  {distributor: distributor.id, commissionable: order.commissionableHundredths, placedAt: toString(order.placedAt)} AS evidence
ORDER BY
  subject ASC
