// Ranks set by hand: each once, and found by person.
CREATE CONSTRAINT rank_override_id IF NOT EXISTS FOR (n:RankOverride) REQUIRE n.id IS UNIQUE;
CREATE INDEX rank_override_person IF NOT EXISTS FOR (n:RankOverride) ON (n.distributorId);
