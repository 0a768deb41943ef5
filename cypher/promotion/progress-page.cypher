// How do people stand in a promotion, the best first?
//
// Places have no gaps, so a page is a range of the index and nothing beyond it is read.
// Parameters  $promotion STRING; $after INTEGER (place of the last one before, 0 at first); $limit INTEGER
// Returns     promotion, distributorId STRING; place, points INTEGER; figures LIST OF INTEGER; met, wins LIST OF STRING
// Try         :params {promotion: "spring", after: 0, limit: 50}
MATCH (promotion:Promotion {id: $promotion})
MATCH (progress:PromotionProgress {promotion: $promotion, snapshot: promotion.snapshot})
WHERE
  progress.place > $after
  AND progress.place <= $after + $limit
RETURN
  progress.promotion AS promotion,
  progress.distributorId AS distributorId,
  progress.place AS place,
  progress.points AS points,
  progress.figures AS figures,
  progress.met AS met,
  progress.wins AS wins
ORDER BY place ASC
LIMIT $limit
