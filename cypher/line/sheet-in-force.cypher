// Which sheet says what a period pays?
//
// The sheet that was paid, or the latest approved revision of it.
// Parameters  $periodId STRING
// Returns     at most one row: sheet STRING
// Try         :params {periodId: "2026-11"}
MATCH (period:Period {id: $periodId})
RETURN
  coalesce(period.revisedSheet, period.sheet) AS sheet
