// In which numbers are a sheet's ranks written?
//
// Parameters  $sheet STRING
// Returns     rankIds LIST of STRING or null (ids of the ranks, the lowest first; null: laid out before it was kept)
// Try         :params {sheet: "2026-11/0"}
MATCH (sheet:Sheet {id: $sheet})
RETURN
  sheet.rankIds AS rankIds
