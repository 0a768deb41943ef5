// How do some people stand in some promotions?
//
// Parameters  $pairs LIST OF MAP {promotion, distributorId STRING}
// Returns     promotion, distributorId STRING; place, points INTEGER; figures LIST OF INTEGER; met, wins LIST OF STRING
// Try         :params {pairs: [{promotion: "spring", distributorId: "1001"}]}
UNWIND $pairs AS pair
MATCH (promotion:Promotion {id: pair.promotion})
MATCH (progress:PromotionProgress {promotion: pair.promotion, snapshot: promotion.snapshot, distributorId: pair.distributorId})
RETURN
  progress.promotion AS promotion,
  progress.distributorId AS distributorId,
  progress.place AS place,
  progress.points AS points,
  progress.figures AS figures,
  progress.met AS met,
  progress.wins AS wins
