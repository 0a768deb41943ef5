// Drops some of what the snapshots of a promotion before one hold.
//
// Parameters  $promotion STRING; $snapshot INTEGER; $limit INTEGER
// Returns     dropped INTEGER
// Try         :params {promotion: "spring", snapshot: 2, limit: 100}
MATCH (progress:PromotionProgress {promotion: $promotion})
WHERE progress.snapshot < $snapshot
WITH progress
LIMIT $limit
DETACH DELETE progress
RETURN
  count(*) AS dropped
