// In which period of a calendar is an instant?
//
// Parameters  $calendar STRING; $at INTEGER (epoch milliseconds)
// Returns     id STRING
// Try         :params {calendar: "month", at: 1794000000000}
MATCH (period:Period {calendar: $calendar})
WHERE
  period.startsAt.epochMillis <= $at
  AND period.endsAt.epochMillis > $at
RETURN
  period.id AS id
ORDER BY
  id ASC
LIMIT 1
