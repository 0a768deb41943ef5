// Which prizes was somebody given, the latest first? At most 200.
//
// Parameters  $distributorId STRING
// Returns     id, promotion, tier, distributorId STRING; since INTEGER (epoch ms) or null; costMinor, taxedMinor,
//             cashMinor INTEGER (minor units); held BOOLEAN; at INTEGER (epoch ms); takenBackAt INTEGER (epoch ms) or
//             null; takenBackBecause STRING or null
// Try         :params {distributorId: "1001"}
MATCH (:Distributor {id: $distributorId})<-[:WON_BY]-(award:Award)
OPTIONAL MATCH (award)<-[:CORRECTS]-(correction:AwardCorrection)
RETURN
  award.id AS id,
  award.promotion AS promotion,
  award.tier AS tier,
  award.distributorId AS distributorId,
  award.since.epochMillis AS since,
  award.costMinor AS costMinor,
  award.taxedMinor AS taxedMinor,
  award.cashMinor AS cashMinor,
  award.held AS held,
  award.at.epochMillis AS at,
  correction.at.epochMillis AS takenBackAt,
  correction.reason AS takenBackBecause
ORDER BY
  at DESC,
  id ASC
LIMIT 200
