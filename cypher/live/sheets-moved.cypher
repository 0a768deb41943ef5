// Sheets whose figures have moved since earnings were settled from them.
//
// Parameters  none
// Returns     sheet, periodId STRING; moves INTEGER (how often they have moved until now)
// Try         :params {}
MATCH (sheet:Sheet)
WHERE sheet.moves > coalesce(sheet.settledMoves, 0)
RETURN
  sheet.id AS sheet,
  sheet.periodId AS periodId,
  sheet.moves AS moves
ORDER BY
  sheet ASC
