// Takes a sheet for one writer: whoever held it before is fenced off.
//
// Parameters  $sheet STRING; $periodId STRING
// Returns     epoch INTEGER (every later write must hold it)
// Try         :params {sheet: "2026-11/0", periodId: "2026-11"}
MERGE (sheet:Sheet {id: $sheet})
ON CREATE SET sheet.epoch = 0, sheet.periodId = $periodId
SET sheet.epoch = sheet.epoch + 1
RETURN
  sheet.epoch AS epoch
