// What an import needs beside the identities: its opening figures, frozen periods, and the events
// that have no number yet.
CREATE CONSTRAINT opening_id IF NOT EXISTS FOR (n:Opening) REQUIRE n.id IS UNIQUE;
CREATE INDEX opening_import IF NOT EXISTS FOR (n:Opening) ON (n.importId);
CREATE INDEX period_frozen IF NOT EXISTS FOR (n:Period) ON (n.frozenAt);
CREATE INDEX import_state IF NOT EXISTS FOR (n:Import) ON (n.state);
