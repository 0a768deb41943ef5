// Which orders of a period were returned after its end?
//
// Parameters  $from INTEGER, $until INTEGER (epoch ms, until exclusive)
// Returns     refundId, orderId, distributorId STRING; placedAt, refundedAt INTEGER (epoch ms); ordered, refunded
//             INTEGER (hundredths of a point, commissionable)
// Try         :params {from: 1793491200000, until: 1796083200000}
MATCH (refund:Order)
WHERE refund.placedAt >= datetime({epochMillis: $until})
MATCH (refund)-[:RETURNS]->(order)
WHERE
  order.placedAt >= datetime({epochMillis: $from})
  AND order.placedAt < datetime({epochMillis: $until})
MATCH (order)-[:CREDITED_TO]->(distributor)
RETURN
  refund.id AS refundId,
  order.id AS orderId,
  distributor.id AS distributorId,
  order.placedAt.epochMillis AS placedAt,
  refund.placedAt.epochMillis AS refundedAt,
  order.commissionableHundredths AS ordered,
  refund.commissionableHundredths AS refunded
ORDER BY
  refundId ASC
