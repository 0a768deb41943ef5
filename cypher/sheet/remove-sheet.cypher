// Takes a trial's sheet away: whoever held it is fenced off for good.
//
// Parameters  $sheet STRING
// Returns     removed INTEGER
// Try         :params {sheet: "trial:x/2026-11"}
MATCH (sheet:Sheet {id: $sheet})
WHERE sheet.id STARTS WITH "trial:"
CALL (sheet) {
  MATCH (lane:SheetLane {sheet: sheet.id})
  WHERE lane.lane IS NOT NULL
  DELETE lane
}
DETACH DELETE sheet
RETURN
  count(*) AS removed
