// What the pages and the worker look up beside the identities.
CREATE INDEX run_period IF NOT EXISTS FOR (n:Run) ON (n.periodId);
CREATE INDEX run_status IF NOT EXISTS FOR (n:Run) ON (n.status);
CREATE INDEX period_calendar IF NOT EXISTS FOR (n:Period) ON (n.calendar);
CREATE INDEX import_started IF NOT EXISTS FOR (n:Import) ON (n.startedAt);
CREATE INDEX exception_case_period IF NOT EXISTS FOR (n:Exception) ON (n.periodId);
CREATE INDEX exception_case_run IF NOT EXISTS FOR (n:Exception) ON (n.runId);
CREATE INDEX exception_sort_key IF NOT EXISTS FOR (n:Exception) ON (n.sortKey);
CREATE CONSTRAINT exception_note_id IF NOT EXISTS FOR (n:ExceptionNote) REQUIRE n.id IS UNIQUE;
CREATE INDEX session_expires IF NOT EXISTS FOR (n:Session) ON (n.expiresAt);
CREATE CONSTRAINT ledger_head_id IF NOT EXISTS FOR (n:LedgerHead) REQUIRE n.id IS UNIQUE;
CREATE INDEX entry_seq IF NOT EXISTS FOR (n:Entry) ON (n.seq);
CREATE INDEX entry_sheet IF NOT EXISTS FOR (n:Entry) ON (n.sheet);
CREATE CONSTRAINT cursor_name IF NOT EXISTS FOR (n:Cursor) REQUIRE n.name IS UNIQUE;
