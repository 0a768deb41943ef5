// Who writes a sheet and how often its figures have moved: a copy of it that knows both is up to date, or is told soon.
//
// Parameters  $sheet STRING
// Returns     epoch, moves INTEGER
// Try         :params {sheet: "2026-11/0"}
MATCH (sheet:Sheet {id: $sheet})
RETURN
  sheet.epoch AS epoch,
  coalesce(sheet.moves, 0) AS moves
