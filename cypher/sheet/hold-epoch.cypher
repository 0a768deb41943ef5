// The fence: goes on only while the caller still holds the sheet. Locks first, then checks.
//
// Parameters  $sheet STRING; $epoch INTEGER
// Returns     one row: epoch INTEGER; none when somebody else has taken the sheet
// Try         :params {sheet: "2026-11/0", epoch: 1}
MATCH (sheet:Sheet {id: $sheet})
SET sheet.locked = true
WITH sheet
WHERE sheet.epoch = $epoch
RETURN
  sheet.epoch AS epoch
