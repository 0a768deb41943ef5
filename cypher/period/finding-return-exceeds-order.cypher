// Which returns of a period, with the ones before them, take back more than their order brought?
//
// Parameters  $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER
//             (decisions up to this number count)
// Returns     subject STRING (id of the return); evidence MAP (order, distributor STRING; ordered, returned
//             INTEGER hundredths commissionable; orderedQualifying, returnedQualifying INTEGER hundredths)
// Try         :params {from: 1793491200000, until: 1796083200000, decided: 0}
MATCH (entry:VolumeEntry)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
  AND coalesce(entry.decision, 0) <= $decided
  AND entry.why = "return"
MATCH (entry)-[:FOR_ORDER]->(refund)-[:RETURNS]->(order)
MATCH (earlier:Order)-[:RETURNS]->(order)
WHERE
  earlier.placedAt < refund.placedAt
  OR (earlier.placedAt = refund.placedAt AND earlier.id <= refund.id)
WITH
  refund,
  order,
  sum(earlier.commissionableHundredths) AS returned,
  sum(earlier.qualifyingHundredths) AS returnedQualifying
WHERE
  returned > order.commissionableHundredths
  OR returnedQualifying > order.qualifyingHundredths
MATCH (order)-[:CREDITED_TO]->(distributor)
RETURN
  refund.id AS subject,
  {order: order.id, distributor: distributor.id, ordered: order.commissionableHundredths, returned: returned, orderedQualifying: order.qualifyingHundredths, returnedQualifying: returnedQualifying} AS evidence
ORDER BY
  subject ASC
