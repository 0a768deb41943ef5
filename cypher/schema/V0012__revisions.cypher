// Revisions: the runs of a sheet, and those whose differences land in a period.
CREATE INDEX run_sheet IF NOT EXISTS FOR (n:Run) ON (n.sheet);
CREATE INDEX run_lands_in IF NOT EXISTS FOR (n:Run) ON (n.landsIn);
CREATE CONSTRAINT order_move_id IF NOT EXISTS FOR (n:OrderMove) REQUIRE n.id IS UNIQUE;
