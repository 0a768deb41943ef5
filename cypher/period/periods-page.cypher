// Which periods are there, newest first?
//
// Parameters  $afterEndsAt INTEGER (epoch milliseconds) or null; $afterId STRING or null; $limit INTEGER
// Returns     id STRING; calendar STRING; startsAt INTEGER, endsAt INTEGER, cutOffAt INTEGER (epoch milliseconds);
//             state STRING (open, frozen, computing, review, approved); sheet STRING
// Try         :params {afterEndsAt: null, afterId: null, limit: 24}
MATCH (period:Period)
WHERE
  $afterEndsAt IS NULL
  OR period.endsAt.epochMillis < $afterEndsAt
  OR (period.endsAt.epochMillis = $afterEndsAt AND period.id > $afterId)
RETURN
  period.id AS id,
  period.calendar AS calendar,
  period.startsAt.epochMillis AS startsAt,
  period.endsAt.epochMillis AS endsAt,
  period.cutOffAt.epochMillis AS cutOffAt,
  period.state AS state,
  coalesce(period.sheet, period.id + "/0") AS sheet
ORDER BY
  endsAt DESC,
  id ASC
LIMIT $limit
