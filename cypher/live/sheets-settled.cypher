// Notes up to which of its moves the earnings of a sheet are settled.
//
// Parameters  $settled LIST of MAP (sheet STRING, moves INTEGER)
// Returns     sheets INTEGER
// Try         :params {settled: [{sheet: "2026-11/0", moves: 1}]}
UNWIND $settled AS one
MATCH (sheet:Sheet {id: one.sheet})
SET sheet.settledMoves = one.moves
RETURN
  count(sheet) AS sheets
