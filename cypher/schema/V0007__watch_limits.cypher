// The company's limits of the anomaly checks, by name.
CREATE CONSTRAINT watch_limit_name IF NOT EXISTS FOR (n:WatchLimit) REQUIRE n.name IS UNIQUE;
