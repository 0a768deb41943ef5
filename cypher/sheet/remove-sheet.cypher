// Takes a trial's sheet away: whoever held it is fenced off for good.
//
// Parameters  $sheet STRING
// Returns     removed INTEGER
// Try         :params {sheet: "trial:x/2026-11"}
MATCH (sheet:Sheet {id: $sheet})
WHERE sheet.id STARTS WITH "trial:"
DETACH DELETE sheet
RETURN
  count(*) AS removed
