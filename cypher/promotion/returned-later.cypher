// Whose prizes may have counted orders of a promotion's window that were returned after it was settled?
//
// Whoever stands at the seller or above him in the promotion's sheet, in either tree, and was given a prize that was not taken back.
// Parameters  $promotion, $sheet STRING; $from, $until (of the window), $settledThrough (returns counted until then) INTEGER
//             (epoch ms, exclusive ends)
// Returns     awardId, distributorId, tier STRING; costMinor INTEGER (minor units); orderIds LIST OF STRING (the returns)
// Try         :params {promotion: "spring", sheet: "promotion/spring", from: 0, until: 1, settledThrough: 1}
MATCH (brought:VolumeEntry)
WHERE
  brought.at >= datetime({epochMillis: $from})
  AND brought.at < datetime({epochMillis: $until})
MATCH (brought)-[:FOR_ORDER]->()<-[:RETURNS]-(order)<-[:FOR_ORDER]-(taken:VolumeEntry)-[:COUNTS_FOR]->(seller)
WHERE taken.at >= datetime({epochMillis: $settledThrough})
WITH DISTINCT order, seller
MATCH (at:Standing {sheet: $sheet, distributorId: seller.id})
CALL (at) {
  MATCH (at)-[:UNDER_SPONSOR*0..]->(above)
  RETURN above
UNION
  MATCH (at)-[:UNDER_PLACEMENT*0..]->(above)
  RETURN above
}
WITH above.distributorId AS distributorId, collect(DISTINCT order.id) AS orderIds
MATCH (award:Award)-[:WON_BY]->(:Distributor {id: distributorId})
WHERE
  award.promotion = $promotion
  AND NOT EXISTS { (award)<-[:CORRECTS]-(:AwardCorrection) }
RETURN
  award.id AS awardId,
  distributorId,
  award.tier AS tier,
  award.costMinor AS costMinor,
  orderIds
ORDER BY awardId ASC
