// Lanes of a sheet: writes that have nothing to do with each other hold one each.
CREATE CONSTRAINT sheet_lane IF NOT EXISTS FOR (n:SheetLane) REQUIRE (n.sheet, n.lane) IS UNIQUE;
