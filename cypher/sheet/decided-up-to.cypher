// Up to which decision does a sheet count entries?
//
// Decisions are those of staff that change what a period is computed from (exception/take-decision). A run
// counts what was decided when it began; the sheet of an open period counts everything.
// Parameters  $sheet STRING
// Returns     one row: decided INTEGER or null (everything counts)
// Try         :params {sheet: "2026-11/0"}
OPTIONAL MATCH (run:Run {sheet: $sheet})
WHERE run.status IN ["running", "review", "approved"]
RETURN
  max(run.decided) AS decided
