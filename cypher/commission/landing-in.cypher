// Which approved revisions have their differences land in a period?
//
// Parameters  $periodId STRING
// Returns     sheet STRING; revises STRING (the sheet that it revises)
// Try         :params {periodId: "2026-12"}
MATCH (run:Run {landsIn: $periodId})
WHERE run.status = "approved"
RETURN
  run.sheet AS sheet,
  run.revises AS revises
ORDER BY
  sheet ASC
