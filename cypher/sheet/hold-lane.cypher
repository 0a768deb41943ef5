// The fence of one lane: goes on only while the caller still holds the sheet. Locks first, then checks.
//
// Parameters  $sheet STRING; $lane INTEGER; $epoch INTEGER
// Returns     one row: epoch INTEGER; none when somebody else has taken the sheet
// Try         :params {sheet: "2026-11/0", lane: 1, epoch: 1}
MATCH (lane:SheetLane {sheet: $sheet, lane: $lane})
SET lane.locked = true
WITH lane
WHERE lane.epoch = $epoch
RETURN
  lane.epoch AS epoch
