// Promotions, their snapshots of progress (by person, and by place), the prizes given, and what was taken back of them.
CREATE CONSTRAINT promotion_id IF NOT EXISTS FOR (n:Promotion) REQUIRE n.id IS UNIQUE;
CREATE INDEX promotion_state IF NOT EXISTS FOR (n:Promotion) ON (n.state);
CREATE CONSTRAINT promotion_progress_key IF NOT EXISTS FOR (n:PromotionProgress) REQUIRE (n.promotion, n.snapshot, n.distributorId) IS UNIQUE;
CREATE INDEX promotion_progress_place IF NOT EXISTS FOR (n:PromotionProgress) ON (n.promotion, n.snapshot, n.place);
CREATE CONSTRAINT award_id IF NOT EXISTS FOR (n:Award) REQUIRE n.id IS UNIQUE;
CREATE INDEX award_promotion IF NOT EXISTS FOR (n:Award) ON (n.promotion, n.id);
CREATE CONSTRAINT award_correction_id IF NOT EXISTS FOR (n:AwardCorrection) REQUIRE n.id IS UNIQUE;
