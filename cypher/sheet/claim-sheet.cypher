// Takes a sheet for one writer: whoever held it before is fenced off, in every lane.
//
// Parameters  $sheet STRING; $periodId STRING; $lanes LIST of INTEGER
// Returns     epoch INTEGER (every later write must hold it)
// Try         :params {sheet: "2026-11/0", periodId: "2026-11", lanes: [1, 2]}
MERGE (sheet:Sheet {id: $sheet})
ON CREATE SET sheet.epoch = 0, sheet.periodId = $periodId
SET sheet.epoch = sheet.epoch + 1
WITH sheet, sheet.epoch AS epoch
CALL (sheet, epoch) {
  UNWIND $lanes AS number
  MERGE (lane:SheetLane {sheet: sheet.id, lane: number})
  SET lane.epoch = epoch
}
RETURN
  epoch
