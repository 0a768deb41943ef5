// Every period with its state, oldest end first.
//
// Parameters  none
// Returns     id, calendar, state, sheet, standing STRING (sheets: the one that was paid; the latest approved revision of it); startsAt, endsAt, cutOffAt INTEGER (epoch ms);
//             frozenAt INTEGER or null; run, ledgerHash STRING or null (of the sheet that stands)
// Try         :params {}
MATCH (period:Period)
RETURN
  period.id AS id,
  period.calendar AS calendar,
  period.state AS state,
  period.sheet AS sheet,
  coalesce(period.revisedSheet, period.sheet) AS standing,
  period.startsAt.epochMillis AS startsAt,
  period.endsAt.epochMillis AS endsAt,
  period.cutOffAt.epochMillis AS cutOffAt,
  period.frozenAt.epochMillis AS frozenAt,
  coalesce(period.revisedRun, period.run) AS run,
  coalesce(period.revisedHash, period.ledgerHash) AS ledgerHash
ORDER BY
  endsAt ASC,
  id ASC
