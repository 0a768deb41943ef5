// Which is the newest period of a calendar?
//
// Parameters  $calendar STRING
// Returns     id STRING
// Try         :params {calendar: "month"}
MATCH (period:Period {calendar: $calendar})
RETURN
  period.id AS id
ORDER BY
  period.endsAt DESC,
  id ASC
LIMIT 1
