// When the first and the last order were placed.
//
// Parameters  none
// Returns     one row: first INTEGER, last INTEGER (epoch ms; null when there are no orders)
// Try         :params {}
CALL () {
  MATCH (early:Order)
  WHERE early.placedAt IS NOT NULL
  RETURN early.placedAt AS first
  ORDER BY early.placedAt ASC
  LIMIT 1
}
CALL () {
  MATCH (late:Order)
  WHERE late.placedAt IS NOT NULL
  RETURN late.placedAt AS last
  ORDER BY late.placedAt DESC
  LIMIT 1
}
RETURN
  first.epochMillis AS first,
  last.epochMillis AS last
