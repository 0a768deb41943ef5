// What is told when somebody reaches a rank in an open period, or loses it again: once each.
CREATE CONSTRAINT rank_alert_id IF NOT EXISTS FOR (n:RankAlert) REQUIRE n.id IS UNIQUE;
