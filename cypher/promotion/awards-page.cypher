// Which prizes did a promotion give?
//
// Parameters  $promotion STRING; $after STRING (id of the last one before, "" at first); $limit INTEGER
// Returns     id, promotion, tier, distributorId STRING; since INTEGER (epoch ms) or null; costMinor, taxedMinor,
//             cashMinor INTEGER (minor units); held BOOLEAN; at INTEGER (epoch ms); takenBackAt INTEGER (epoch ms) or
//             null; takenBackBecause STRING or null
// Try         :params {promotion: "spring", after: "", limit: 50}
MATCH (award:Award {promotion: $promotion})
WHERE award.id > $after
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
ORDER BY id ASC
LIMIT $limit
