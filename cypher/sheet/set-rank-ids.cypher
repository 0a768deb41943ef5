// Keeps with a sheet in which numbers its ranks are written: those of the plan by which it is laid out.
//
// Parameters  $sheet STRING; $rankIds LIST of STRING (ids of the ranks, the lowest first)
// Returns     nothing
// Try         :params {sheet: "2026-11/0", rankIds: ["bronze", "silver"]}
MATCH (sheet:Sheet {id: $sheet})
SET sheet.rankIds = $rankIds
