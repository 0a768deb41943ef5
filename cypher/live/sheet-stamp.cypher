// As of when does a sheet stand, and how often has it moved? The same answer twice: nothing has moved in between.
//
// Parameters  $sheet STRING
// Returns     epoch, moves INTEGER; computedAt INTEGER (epoch ms) or null (never computed); followed INTEGER (number of the
//             last event that the open periods stand up to); no row: there is no such sheet
// Try         :params {sheet: "2026-11/0"}
MATCH (sheet:Sheet {id: $sheet})
OPTIONAL MATCH (period:Period {id: sheet.periodId})
OPTIONAL MATCH (cursor:Cursor {name: "refresh"})
RETURN
  sheet.epoch AS epoch,
  coalesce(sheet.moves, 0) AS moves,
  period.computedAt.epochMillis AS computedAt,
  coalesce(cursor.seq, 0) AS followed
