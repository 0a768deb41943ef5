// Makes the periods that are not there yet, open.
//
// Parameters  $periods LIST of MAP (id, calendar STRING; startsAt, endsAt, cutOffAt INTEGER epoch ms);
//             $openedAt INTEGER (epoch ms)
// Returns     id STRING; created BOOLEAN
// Try         :params {periods: [], openedAt: 0}
UNWIND $periods AS one
MERGE (period:Period {id: one.id})
ON CREATE SET
  period.calendar = one.calendar,
  period.startsAt = datetime({epochMillis: one.startsAt}),
  period.endsAt = datetime({epochMillis: one.endsAt}),
  period.cutOffAt = datetime({epochMillis: one.cutOffAt}),
  period.openedAt = datetime({epochMillis: $openedAt}),
  period.state = "open",
  period.sheet = one.id + "/0",
  period.created = true
WITH period, coalesce(period.created, false) AS created
REMOVE period.created
RETURN
  period.id AS id,
  created
ORDER BY
  id ASC
