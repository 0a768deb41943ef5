// Another engine's results: their records, lines, and what differs from ours.
CREATE CONSTRAINT engine_result_id IF NOT EXISTS FOR (n:EngineResult) REQUIRE n.id IS UNIQUE;
CREATE INDEX engine_result_state IF NOT EXISTS FOR (n:EngineResult) ON (n.state);
CREATE CONSTRAINT engine_line_key IF NOT EXISTS FOR (n:EngineLine) REQUIRE (n.result, n.n) IS UNIQUE;
CREATE CONSTRAINT engine_difference_key IF NOT EXISTS FOR (n:EngineDifference) REQUIRE (n.result, n.place) IS UNIQUE;
