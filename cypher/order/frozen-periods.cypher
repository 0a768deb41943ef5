// Which frozen periods overlap this span of time?
//
// Parameters  $earliest INTEGER, $latest INTEGER (epoch ms, both included)
// Returns     id STRING; startsAt INTEGER, endsAt INTEGER (epoch ms, the end excluded); approved BOOLEAN
// Try         :params {earliest: 1790000000000, latest: 1790000000000}
MATCH (period:Period)
WHERE period.frozenAt IS NOT NULL
  AND period.startsAt <= datetime({epochMillis: $latest})
  AND period.endsAt > datetime({epochMillis: $earliest})
RETURN
  period.id AS id,
  period.startsAt.epochMillis AS startsAt,
  period.endsAt.epochMillis AS endsAt,
  period.state = "approved" AS approved
ORDER BY
  endsAt ASC,
  id ASC
