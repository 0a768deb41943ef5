// Notes that the figures of a sheet have moved, so that earnings are settled from them, by whichever process lives then.
//
// Parameters  $sheet STRING
// Returns     moves INTEGER (how often they have)
// Try         :params {sheet: "2026-11/0"}
MATCH (sheet:Sheet {id: $sheet})
SET sheet.moves = coalesce(sheet.moves, 0) + 1
RETURN
  sheet.moves AS moves
