// Every period with its state, oldest end first.
//
// Parameters  none
// Returns     id, calendar, state, sheet STRING; startsAt, endsAt, cutOffAt INTEGER (epoch ms);
//             frozenAt INTEGER or null; run, ledgerHash STRING or null (the run that stands)
// Try         :params {}
MATCH (period:Period)
RETURN
  period.id AS id,
  period.calendar AS calendar,
  period.state AS state,
  period.sheet AS sheet,
  period.startsAt.epochMillis AS startsAt,
  period.endsAt.epochMillis AS endsAt,
  period.cutOffAt.epochMillis AS cutOffAt,
  period.frozenAt.epochMillis AS frozenAt,
  period.run AS run,
  period.ledgerHash AS ledgerHash
ORDER BY
  endsAt ASC,
  id ASC
