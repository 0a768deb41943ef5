// Gives the prizes of a settled promotion as its snapshot has them, each once; they never change again.
//
// Parameters  $promotion STRING; $at INTEGER (epoch ms); $tiers MAP (tier id -> {costMinor, taxedMinor, cashMinor INTEGER
//             (minor units)})
// Returns     given INTEGER
// Try         :params {promotion: "spring", at: 0, tiers: {}}
MATCH (promotion:Promotion {id: $promotion, state: "settled"})
MATCH (progress:PromotionProgress {promotion: $promotion, snapshot: promotion.snapshot})-[:PROGRESS_OF]->(distributor)
WHERE size(progress.wins) > 0
UNWIND range(0, size(progress.wins) - 1) AS n
WITH progress, distributor, progress.wins[n] AS tier, progress.since[n] AS since
MERGE (award:Award {id: $promotion + "/" + tier + "/" + progress.distributorId})
ON CREATE SET
  award.promotion = $promotion,
  award.tier = tier,
  award.distributorId = progress.distributorId,
  award.since = CASE WHEN since >= 0 THEN datetime({epochMillis: since}) END,
  award.costMinor = $tiers[tier].costMinor,
  award.taxedMinor = $tiers[tier].taxedMinor,
  award.cashMinor = $tiers[tier].cashMinor,
  award.held = progress.status <> "active",
  award.at = datetime({epochMillis: $at})
MERGE (award)-[:WON_BY]->(distributor)
RETURN
  count(award) AS given
