// What became of the tiers of a pool, by sheet, bonus and tier.
CREATE CONSTRAINT pool_result_id IF NOT EXISTS FOR (n:PoolResult) REQUIRE n.id IS UNIQUE;
CREATE INDEX pool_result_sheet IF NOT EXISTS FOR (n:PoolResult) ON (n.sheet);
