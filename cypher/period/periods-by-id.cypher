// What are these periods?
//
// Parameters  $ids LIST OF STRING
// Returns     id STRING; calendar STRING; startsAt INTEGER, endsAt INTEGER, cutOffAt INTEGER (epoch milliseconds);
//             state STRING (open, frozen, computing, review, approved); sheet STRING
// Try         :params {ids: ["2026-11"]}
UNWIND $ids AS wanted
MATCH (period:Period {id: wanted})
RETURN
  period.id AS id,
  period.calendar AS calendar,
  period.startsAt.epochMillis AS startsAt,
  period.endsAt.epochMillis AS endsAt,
  period.cutOffAt.epochMillis AS cutOffAt,
  period.state AS state,
  coalesce(period.sheet, period.id + "/0") AS sheet
