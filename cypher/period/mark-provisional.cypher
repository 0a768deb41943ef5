// Notes when the sheet of an open period was last computed.
//
// Parameters  $periodId STRING; $at INTEGER (epoch ms)
// Returns     id STRING
// Try         :params {periodId: "2026-11", at: 0}
MATCH (period:Period {id: $periodId})
SET period.computedAt = datetime({epochMillis: $at})
RETURN
  period.id AS id
